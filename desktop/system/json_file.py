"""Parsing of stored JSON, which other programs or a crash may have damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MOST_DIGITS = 18
"""Digits of an integer that surely fits 64 bits."""


def read(path: Path) -> Any:
    """Content of a UTF-8 file. Raises OSError if it cannot be read, else as `parse`."""
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> Any:
    """Content of a JSON text. Raises ValueError if it is damaged or nested too deeply.

    Larger integers than 64 bits hold become floats, infinite ones at worst, so that no conversion overflows later.
    """
    try:
        return json.loads(text, parse_int=_integer)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _integer(text: str) -> int | float:
    return int(text) if len(text) <= MOST_DIGITS else float(text)
