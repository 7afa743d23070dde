"""Looks that the user has kept under a name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.settings.settings import Settings

LONGEST_NAME = 24


@dataclass(frozen=True)
class SavedLook:
    """An emotion and amounts, as Settings names them."""

    name: str
    emotion: str = "neutral"
    amounts: Mapping[str, float] = field(default_factory=dict)


class SavedLooks:
    """The list in `settings`; entries that make no sense are passed over."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[SavedLook]:
        """In the order in which they were kept."""
        return [look for entry in self._settings.looks if (look := _read(entry))]

    def find(self, name: str) -> SavedLook | None:
        """The one called `name`."""
        return next((look for look in self.all() if look.name == name), None)

    def keep(self, look: SavedLook, place: int | None = None) -> None:
        """Add `look`, last or at a place; one of the same name gives way to it."""
        looks = self.all()
        same = next((index for index, other in enumerate(looks) if other.name == look.name), None)
        if same is not None:
            looks[same] = look
        else:
            looks.insert(len(looks) if place is None else place, look)
        self._write(looks)

    def remove(self, name: str) -> tuple[SavedLook, int] | None:
        """Forget the one called `name`; returns it with its place, for `keep` to bring back."""
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
