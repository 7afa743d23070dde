"""Set-up with the standard library alone: system packages, virtual environment, pinned Python packages."""
