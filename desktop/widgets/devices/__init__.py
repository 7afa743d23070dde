"""Devices panel: microphone, virtual camera, voice cable, recordings."""
