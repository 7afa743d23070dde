"""Sources of measured faces: a webcam, packets of other programs, recordings; and the VMC protocol out."""
