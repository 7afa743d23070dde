"""Emotion, gaze, distance, liveliness and background."""
