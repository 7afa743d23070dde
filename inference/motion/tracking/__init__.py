"""Motion from a measured face: the user's own, seen by a webcam or sent by another program."""
