"""Microphone, virtual camera and files: what a session takes sound from and sends pictures to."""
