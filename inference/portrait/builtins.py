"""Built-in portraits and voice samples."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from inference.user_error import UserError

RESOURCES = Path(__file__).parents[2] / "resources"
LIST = "builtins.toml"


@dataclass(frozen=True, slots=True)
class Builtin:
    """An image or sound file in resources/, listed in resources/builtins.toml."""

    name: str
    """Name on the command line."""
    title: str
    """Title in the gallery."""
    kind: str
    """"photo", "statue", "painting", "drawing" or "voice"."""
    path: Path
    made: str
    """One line: how it was made, from what, and under which licence or credit."""


def portraits(folder: Path = RESOURCES) -> list[Builtin]:
    """Built-in portraits in gallery order. Raises UserError if one is missing."""
    return [entry for entry in _entries(folder) if entry.kind != "voice"]


def voices(folder: Path = RESOURCES) -> list[Builtin]:
    """Built-in voice samples. Raises UserError if one is missing."""
    return [entry for entry in _entries(folder) if entry.kind == "voice"]


def find(name: str, folder: Path = RESOURCES) -> Path | None:
    """File of the built-in with this name in any case, None if there is none."""
    wanted = name.strip().casefold()
    return next((entry.path for entry in _entries(folder) if entry.name == wanted), None)


@lru_cache(maxsize=4)
def _entries(folder: Path) -> tuple[Builtin, ...]:
    try:
        table = tomllib.loads((folder / LIST).read_text(encoding="utf-8"))
        return tuple(_entry(name, fields, folder) for name, fields in table.items())
    except OSError:
        raise _incomplete(folder / LIST) from None
    except (ValueError, RecursionError, KeyError, AttributeError, TypeError):
        raise UserError(
            "The list of built-ins {file} is damaged; install the program again.", file=folder / LIST
        ) from None


def _entry(name: str, fields: dict[str, str], folder: Path) -> Builtin:
    path = folder / fields["file"]
    if not path.is_file():
        raise _incomplete(path)
    return Builtin(name.casefold(), fields["title"], fields["kind"], path, fields["made"])


def _incomplete(path: Path) -> UserError:
    return UserError("The file {path} is missing; install the program again.", path=path)
