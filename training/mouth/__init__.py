"""Training, export and quantisation of the mouth-painting network."""
