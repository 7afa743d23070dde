"""By how much this computer's camera is later than its voice cable: measured once, kept for every session."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import platformdirs

from inference.user_error import UserError

LARGEST = 0.3
"""Seconds; more is no camera's delay."""


def default_file() -> Path:
    """Where this computer's correction is kept."""
    return platformdirs.user_config_path("understudy", appauthor=False) / "correction.json"


def load(path: Path | None = None) -> float:
    """Seconds to hold the voice back for longer; 0 when nothing believable is kept."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        seconds = float(json.loads((path or default_file()).read_text(encoding="utf-8"))["voice_offset_ms"]) / 1000
        return seconds if abs(seconds) <= LARGEST else 0.0
    return 0.0


def save(seconds: float, path: Path | None = None) -> None:
    """Keep it; UserError when the disk takes nothing."""
    path = path or default_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"voice_offset_ms": round(1000 * seconds, 1)}) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(
            "The correction cannot be kept in {folder} ({reason}); make room or give rights there.",
            folder=path.parent,
            reason=error.strerror,
        ) from error
