"""Skin that folds: light and shade of the skin as the face moves."""
