"""Latency modes: accurate lips or a short delay."""

BEST_LIPS = "best-lips"
LOWEST_DELAY = "lowest-delay"
MODES = (BEST_LIPS, LOWEST_DELAY)
