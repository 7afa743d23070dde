"""Provenance of what leaves the program: invisible watermark, content credentials, signatures, and their check."""
