"""Set-up with only the standard library: system packages, virtual environment, pinned Python packages."""
