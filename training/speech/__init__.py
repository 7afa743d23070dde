"""Synthetic speech with known phone times."""
