"""Text to speech: the system's engine or a command, as a stream of samples."""
