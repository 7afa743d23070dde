"""The flow field: where each part of an output picture comes from."""
