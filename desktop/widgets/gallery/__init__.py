"""The column of portraits, and adding, framing and removing them."""
