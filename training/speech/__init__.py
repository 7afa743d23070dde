"""Synthetic speech with known phone times, for training and for tests."""
