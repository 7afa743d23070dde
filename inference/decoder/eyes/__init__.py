"""Eyes: lids, eyeball, iris, catchlight."""
