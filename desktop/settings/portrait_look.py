"""Settings that belong to a portrait and are exported with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, fields

from desktop.settings.settings import Settings, from_kept

LOOK = (
    "background",
    "emotion",
    "strength",
    "gaze_yaw",
    "gaze_pitch",
    "distance",
    "head_motion",
    "head_speed",
    "expressiveness",
    "mood",
)
PLAIN_BACKGROUND = re.compile(r"photo|blur|#[0-9a-fA-F]{6}")
"""Backgrounds that are exported; an image file is not, because its path is valid only on this computer."""


def look_of(settings: Settings) -> dict[str, object]:
    """The part of these settings that a portrait package stores."""
    return _fit({name: value for name, value in asdict(settings).items() if name in LOOK})


def apply(look: Mapping[str, object], settings: Settings) -> None:
    """Apply the settings from a package; unknown names and values of the wrong type are ignored."""
    wanted = from_kept(_fit(look))
    settings.saved_look = ""
    for entry in fields(Settings):
        if entry.name in LOOK:
            setattr(settings, entry.name, getattr(wanted, entry.name))


def _fit(look: Mapping[str, object]) -> dict[str, object]:
    background = look.get("background")
    plain = isinstance(background, str) and PLAIN_BACKGROUND.fullmatch(background)
    return {name: value for name, value in look.items() if name in LOOK and (name != "background" or plain)}
