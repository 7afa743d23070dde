"""The network that paints the open mouth."""
