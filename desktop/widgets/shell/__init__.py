"""What surrounds the views: profiles, menu, tray, closing."""
