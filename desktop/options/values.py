"""Types of command-line values. Each refuses what makes no sense with one sentence that names the range."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from inference.user_error import UserError


def number(option: str, low: float, high: float) -> Callable[[str], float]:
    """A type for argparse: numbers from `low` to `high`. It raises UserError, also for NaN and infinity."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise _out_of_range(option, low, high, text)
        return value

    return read


def whole_number(option: str, low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: whole numbers from `low` to `high`. It raises UserError."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise _out_of_range(option, low, high, text) from None
        if not low <= value <= high:
            raise _out_of_range(option, low, high, text)
        return value

    return read


def path(name: str) -> Callable[[str], Path]:
    """A type for argparse: a path, "~" meaning the home folder. It raises UserError for an empty text."""

    def read(text: str) -> Path:
        return given_path(text, name)

    return read


def given_path(text: str, name: str) -> Path:
    """The path in `text`, an argument called `name`. Raises UserError if it is empty."""
    if not text:
        raise UserError("{name} is empty; give the name of a file or folder.", name=name)
    given = Path(text)
    if not text.startswith("~") or given.exists():
        return given
    try:
        return given.expanduser()
    except RuntimeError as error:
        raise UserError("{path} names a home folder that is not known here.", path=text) from error


def _out_of_range(option: str, low: float, high: float, text: str) -> UserError:
    low_text, high_text = (str(limit) if isinstance(limit, int) else f"{limit:g}" for limit in (low, high))
    return UserError(
        "{option} takes a number from {low} to {high}, not '{text}'.",
        option=option,
        low=low_text,
        high=high_text,
        text=text,
    )
