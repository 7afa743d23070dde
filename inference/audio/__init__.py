"""Audio: files, resampling, log-mel features, loudness, prosody and the voice gate."""
