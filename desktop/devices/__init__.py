"""Microphones, virtual cameras, sound outputs and media files: a session's inputs and outputs."""
