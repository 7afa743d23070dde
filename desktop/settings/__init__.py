"""Settings, profiles and looks of the window."""
