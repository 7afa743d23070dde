"""Webcams: listed by name, opened, read with the capture time of each picture."""
