"""Measurements on people the models never saw."""
