"""What the user said about a photo, kept in a JSON file beside its copy."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from desktop.disclosure.consent import NO_CONSENT, Consent, consent_from, consent_table
from desktop.options.framing import MOST_SHIFT, ZOOMS
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file
from inference.types import AUTOMATIC, Framing

SUFFIX = ".json"
LONGEST_TITLE = 60


@dataclass(frozen=True)
class PhotoSettings:
    """Every field has a default that works."""

    title: str = ""
    """"" for the file's own name."""
    place: float = 0.0
    """Order in the gallery, smallest first."""
    framing: Framing = AUTOMATIC
    consent: Consent = NO_CONSENT
    """Whose face it is, as stated when it was added."""


def settings_file(photo: Path) -> Path:
    """The file that goes with `photo`."""
    return photo.with_name(photo.name + SUFFIX)


def read(photo: Path) -> PhotoSettings:
    """What is kept beside `photo`; defaults for what is missing or unreadable there."""
    try:
        kept = json_file.read(settings_file(photo))
    except (OSError, ValueError):
        return PhotoSettings()
    if not isinstance(kept, dict):
        return PhotoSettings()
    return PhotoSettings(
        clean_title(str(kept.get("title", ""))),
        _number(kept.get("place")),
        framing_from(kept.get("framing")),
        consent_from(kept.get("consent")),
    )


def write(photo: Path, sidecar: PhotoSettings) -> None:
    """Keep it beside `photo`, whole or not at all; OSError when that cannot be."""
    kept = {
        "title": sidecar.title,
        "place": sidecar.place,
        "framing": framing_table(sidecar.framing),
        "consent": consent_table(sidecar.consent),
    }
    with atomic_file(settings_file(photo)) as half:
        half.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def framing_table(framing: Framing) -> dict[str, object]:
    """What `framing_from` reads."""
    return {"face": framing.face, "zoom": framing.zoom, "shift": framing.shift}


def clean_title(title: str) -> str:
    """On one line, without ends of space, not longer than a tile can tell."""
    printable = "".join(letter if letter.isprintable() else " " for letter in title)
    return " ".join(printable.split())[:LONGEST_TITLE].strip()


def framing_from(kept: object) -> Framing:
    """Framing out of a JSON table; whatever is missing or damaged there is left to the program."""
    if not isinstance(kept, dict):
        return AUTOMATIC
    face, shift = _pair(kept.get("face"), 0.0, 1.0), _pair(kept.get("shift"), -MOST_SHIFT, MOST_SHIFT)
    zoom = min(max(_number(kept.get("zoom"), 1.0), ZOOMS[0]), ZOOMS[1])
    return Framing(face, zoom, shift or (0.0, 0.0))


def _pair(kept: object, low: float, high: float) -> tuple[float, float] | None:
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    first, second = (min(max(_number(value, math.nan), low), high) for value in kept)
    return None if math.isnan(first) or math.isnan(second) else (first, second)


def _number(kept: object, otherwise: float = 0.0) -> float:
    fits = isinstance(kept, int | float) and math.isfinite(kept)
    return float(kept) if fits and isinstance(kept, int | float) else otherwise
