"""Trains the network that shades the mouth."""
