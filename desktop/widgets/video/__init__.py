"""The Video view: renders sound files to videos."""
