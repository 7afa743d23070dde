"""Looks that the user has saved under a name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.settings.settings import Settings

LONGEST_NAME = 24


@dataclass(frozen=True)
class SavedLook:
    """Emotion and amounts, with the field names of Settings."""

    name: str
    emotion: str = "neutral"
    amounts: Mapping[str, float] = field(default_factory=dict)


class SavedLooks:
    """The saved looks in `settings`; invalid entries are skipped."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[SavedLook]:
        """All looks, in the order in which they were saved."""
        return [look for entry in self._settings.looks if (look := _read(entry))]

    def find(self, name: str) -> SavedLook | None:
        """The look called `name`, or None."""
        return next((look for look in self.all() if look.name == name), None)

    def keep(self, look: SavedLook, place: int | None = None) -> None:
        """Add `look` at `place`, or at the end; a look of the same name is replaced in place."""
        looks = self.all()
        same = next((index for index, other in enumerate(looks) if other.name == look.name), None)
        if same is not None:
            looks[same] = look
        else:
            looks.insert(len(looks) if place is None else place, look)
        self._write(looks)

    def remove(self, name: str) -> tuple[SavedLook, int] | None:
        """Delete the look called `name`; returns it and its position for `keep`, or None if there is none."""
        looks = self.all()
        for place, look in enumerate(looks):
            if look.name == name:
                self._write(looks[:place] + looks[place + 1 :])
                return look, place
        return None

    def _write(self, looks: list[SavedLook]) -> None:
        self._settings.looks = [{"name": look.name, "emotion": look.emotion, **look.amounts} for look in looks]


def _read(entry: object) -> SavedLook | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        return None
    numbers = {key: float(value) for key, value in entry.items() if type(value) in (int, float)}
    amounts = {key: value for key, value in numbers.items() if math.isfinite(value)}
    return SavedLook(entry["name"], str(entry.get("emotion", "neutral")), amounts)
