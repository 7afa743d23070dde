"""Registration of a photo: crop, matte, background plate, cache."""
