"""What touches the user and the machine."""
