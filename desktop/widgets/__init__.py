"""Widgets of the window; they import no device driver and no model."""
