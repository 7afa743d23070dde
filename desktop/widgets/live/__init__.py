"""The live view: preview, transport controls, status."""
