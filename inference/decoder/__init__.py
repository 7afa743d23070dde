"""Rendering of frames from motion: flow, scene, eyes and mouth."""
