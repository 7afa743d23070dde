"""A/V synchronisation: delayed voice, skew, calibration."""
