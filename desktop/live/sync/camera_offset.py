"""Stored delay of this computer's virtual camera relative to its voice cable, measured once."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import platformdirs

from desktop.system import json_file
from inference.user_error import UserError

LARGEST = 0.3
"""Maximum in seconds; larger values are not a camera delay."""


def default_file() -> Path:
    """File with this computer's correction."""
    return platformdirs.user_config_path("understudy", appauthor=False) / "correction.json"


def load(path: Path | None = None) -> float:
    """Additional delay of the voice in seconds; 0 if no valid value is stored."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        seconds = float(json_file.read(path or default_file())["voice_offset_ms"]) / 1000
        return seconds if abs(seconds) <= LARGEST else 0.0
    return 0.0


def save(seconds: float, path: Path | None = None) -> None:
    """Store the correction. Raises UserError if the file cannot be written."""
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
