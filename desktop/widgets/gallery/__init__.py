"""Gallery of portraits, and the dialogs that add, frame and remove photos."""
