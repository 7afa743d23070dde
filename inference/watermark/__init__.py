"""Invisible watermark: a spread-spectrum pattern added to luma, and its detection."""
