"""Which face of the photo, and how much around it: options shared by render and live."""

from __future__ import annotations

import argparse
import math

from inference.types import Framing
from inference.user_error import UserError

ZOOMS = (0.8, 1.25)
"""Smallest and largest zoom that is accepted."""
MOST_SHIFT = 0.5
"""Largest shift that is accepted, in face heights. Framing itself follows less."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--face, --zoom and --shift; values are judged by from_options, in sentences."""
    group = parser.add_argument_group("framing (default: as chosen in the window, else automatic)")
    group.add_argument(
        "--face",
        metavar="X,Y",
        help="of several faces the one nearest to this point; 0,0 is top left, 1,1 bottom right",
    )
    group.add_argument(
        "--zoom", metavar=f"{ZOOMS[0]:g}..{ZOOMS[1]:g}", help="above 1 shows the face larger (default: 1)"
    )
    group.add_argument("--shift", metavar="X,Y", help="move over the photo, right and down, in heights of the face")


def from_options(options: argparse.Namespace) -> Framing | None:
    """What was asked for; None for not a word. UserError for a value that makes no sense."""
    if options.face is options.zoom is options.shift is None:
        return None
    return Framing(
        None if options.face is None else _pair(options.face, "--face", 0.0, 1.0),
        1.0 if options.zoom is None else _zoom(options.zoom),
        (0.0, 0.0) if options.shift is None else _pair(options.shift, "--shift", -MOST_SHIFT, MOST_SHIFT),
    )


def _zoom(text: str) -> float:
    numbers = _numbers(text)
    zoom = numbers[0] if len(numbers) == 1 else math.nan
    if not ZOOMS[0] <= zoom <= ZOOMS[1]:
        raise UserError(
            "--zoom takes a number from {low:g} to {high:g}, not '{text}'.", low=ZOOMS[0], high=ZOOMS[1], text=text
        )
    return zoom


def _pair(text: str, option: str, low: float, high: float) -> tuple[float, float]:
    numbers = _numbers(text)
    if len(numbers) != 2 or not all(low <= number <= high for number in numbers):
        raise UserError(
            "{option} takes X,Y, each from {low:g} to {high:g}, not '{text}'.",
            option=option,
            low=low,
            high=high,
            text=text,
        )
    return numbers[0], numbers[1]


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        return []
