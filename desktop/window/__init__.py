"""The model behind the window; no Qt in here."""
