"""Flow field: source position of each part of an output frame."""
