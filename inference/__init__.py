"""Rendering pipeline from audio to video frames; imports no Qt, device, torch or thread."""
