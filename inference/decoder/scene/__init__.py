"""Scene of an output frame: background, person, placement."""
