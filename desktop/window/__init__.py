"""Models behind the window; no Qt in this package."""
