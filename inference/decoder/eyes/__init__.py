"""Eyes: lids, eyeball, iris, highlights."""
