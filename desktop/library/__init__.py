"""Portraits on disk and what is kept about them."""
