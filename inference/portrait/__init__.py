"""From a photo file to a portrait: crop, matte, background plate, cache."""
