"""Actions of the window that have keys in other programs and names in the `press` command."""

from __future__ import annotations

TALK, MUTE, STILL, LIVE, RECORD = "talk", "mute", "still", "live", "record"
LOOKS = tuple(f"look {number}" for number in range(1, 10))
"""The first nine emotions and saved looks, in the order of their buttons."""
PHRASES = tuple(f"phrase {number}" for number in range(1, 10))
"""The stored phrases for typed speech, in their order."""
ORDER = (TALK, MUTE, STILL, LIVE, RECORD, *LOOKS, *PHRASES)
