"""Look panel: emotion, gaze, expression, head motion, distance and background."""
