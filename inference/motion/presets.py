"""Emotions by name: mixtures of ARKit's shapes, from resources/presets or a user's own TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from inference.face.blendshapes import column_of, scores
from inference.portrait.builtins import RESOURCES
from inference.sentence import quote
from inference.types import Floats
from inference.user_error import UserError

EMOTIONS = RESOURCES / "presets" / "emotions.toml"
EASE = 2.5
"""Exponent of the ease-out with which an emotion grows with its strength."""
MOST = 2.0
"""A shape may be asked for at twice its usual strength."""


def emotions() -> dict[str, Floats]:
    """[52] scores of each built-in emotion at full strength, by name, neutral first."""
    return dict(_builtin())


def at_strength(mixture: Floats, strength: float) -> Floats:
    """[52] scores of an emotion at a `strength` 0..1: an ease-out with 0.82 of it at a strength of 0.5.

    Faces are read as expressive only from about half of a mixture on; in proportion, half strength would show nothing.
    """
    return np.asarray((1 - (1 - strength) ** EASE) * mixture, np.float32)


def read_preset(path: Path) -> Floats:
    """[52] scores of a file with one mixture, lines such as `jawOpen = 0.2`; UserError when it holds anything else."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError("There is no preset {path}.", path=path) from None
    except (OSError, ValueError, RecursionError) as error:  # tomllib raises more than its own TOMLDecodeError
        raise UserError(
            "The preset {path} cannot be read ({reason}); write lines such as jawOpen = 0.2.",
            path=path,
            reason=quote(error),
        ) from None
    return mixture(table, str(path))


def mixture(table: Mapping[str, object], source: str) -> Floats:
    """[52] scores of `table`; a name that ends in Both means left and right. UserError names the line at fault."""
    values: dict[str, float] = {}
    for name, value in table.items():
        for side in _sides(name):
            if column_of(side) is None:
                raise UserError(
                    "{source} names '{name}', which is no ARKit shape; write for instance jawOpen = 0.2.",
                    source=source,
                    name=quote(name),
                )
            values[side] = _amount(value, name, source)
    return scores(values)


def _amount(value: object, name: str, source: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST:
        raise UserError(
            "{source} asks for {name} = {value}; a shape takes a number from 0 to {most:g}.",
            source=source,
            name=quote(name),
            value=quote(value),
            most=MOST,
        )
    return float(value)


def _sides(name: str) -> list[str]:
    return [name[:-4] + side for side in ("Left", "Right")] if name.endswith("Both") else [name]


@cache
def _builtin() -> tuple[tuple[str, Floats], ...]:
    try:
        tables = tomllib.loads(EMOTIONS.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise UserError("The file {file} is missing or damaged; install the program again.", file=EMOTIONS) from None
    return tuple((name, mixture(table, str(EMOTIONS))) for name, table in tables.items())
