"""Portraits on disk and their settings."""
