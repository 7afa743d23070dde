"""The output picture: background, person, placement."""
