"""The generator of head pose, gaze and brows."""
