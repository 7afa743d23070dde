"""Operating system and process: files, log, threads, screen, version."""
