"""Photos: the detector of glasses, and mouths opened and shut for training."""
