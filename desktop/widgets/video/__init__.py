"""The Video view: sound files to videos."""
