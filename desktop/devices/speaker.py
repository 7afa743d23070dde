"""Where the meeting is heard."""

from __future__ import annotations

from desktop.devices import sound_system


def speakers() -> list[str]:
    """Loudspeakers and headphones as they are now, the system's default first; empty when there are none."""
    return sound_system.names("output")
