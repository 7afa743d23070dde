"""Parts of the window around the views: profiles, menu, tray, hotkeys and the close prompt."""
