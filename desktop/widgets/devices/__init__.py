"""Microphone, virtual camera, voice cable, recordings."""
