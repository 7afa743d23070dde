"""Training of the head model (pose, gaze, brows) and of the voice's mood."""
