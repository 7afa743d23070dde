"""Random command lines and damaged files, through the real parsers and readers."""
