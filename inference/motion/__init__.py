"""From sound features to motion: lips, head pose, gaze, blinks, and the controls laid over them."""
