"""The operating system and the process: files, log, threads, screen, version."""
