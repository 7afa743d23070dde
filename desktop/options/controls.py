"""Command-line options that control the face, shared by all commands that animate one."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import platformdirs

from inference.motion.control_limits import AMOUNT, BLINKS, DISTANCE, GAZE, HEAD, SPEED
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions, read_preset
from inference.types import Floats
from inference.user_error import UserError

LIVELINESS = {"calm": 0.6, "usual": 1.0, "expressive": 1.2}
"""Head motion and expressiveness by name: a calm call, as real speakers move, and more than that."""


def presets_folder() -> Path:
    """Folder of the user's own emotions, one TOML file each."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "presets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options; `from_options` validates their values and raises UserError."""
    group = parser.add_argument_group("steering (an offset on what the voice does)")
    add = group.add_argument
    add(
        "--emotion",
        metavar="NAME[:0..1]",
        help=f"neutral, happy, sad, angry, surprised, afraid, disgusted or contempt; a file of ARKit shapes such as "
        f"mine.toml (jawOpen = 0.2), or its name in {presets_folder()}".replace("%", "%%"),
    )
    add("--gaze", metavar="YAW,PITCH", help="degrees away from the viewer; positive is the picture's right and up")
    add("--distance", metavar="RATIO", help="1 as in the photo, 2 twice as far away (default: 1)")
    add("--head-pose", metavar="YAW,PITCH,ROLL", help="degrees added to the head's pose: right, up, clockwise")
    add(
        "--liveliness",
        metavar="NAME",
        help="calm (0.6), usual (1, as real speakers) or expressive (1.2): sets --head-motion and --expressiveness",
    )
    add("--head-motion", metavar="0..2", help="how much the head moves by itself (default: 1)")
    add("--head-speed", metavar="0.25..2", help="how fast it does (default: 1)")
    add("--expressiveness", metavar="0..2", help="how much brows and lids join in, and a little the mouth (default: 1)")
    add("--blink-rate", metavar="N", help="blinks a minute (default: natural, more in talk)")
    add(
        "--mood",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="let the voice's mood colour the face, a guess (an emotion replaces it; default: off)",
    )
    add("--still", action="store_true", help="only the mouth moves")


def from_options(options: argparse.Namespace) -> Controls:
    """Controls from the options. Raises UserError for an invalid value."""
    usual = _liveliness(options.liveliness)
    return Controls(
        emotion=emotion(options.emotion) if options.emotion is not None else None,
        gaze=_pair(_numbers(options.gaze, "--gaze", "YAW,PITCH", GAZE)),
        distance=_number(options.distance, "--distance", DISTANCE),
        head_pose=_triple(_numbers(options.head_pose, "--head-pose", "YAW,PITCH,ROLL", HEAD)),
        head_motion=_number(options.head_motion, "--head-motion", AMOUNT, usual),
        head_speed=_number(options.head_speed, "--head-speed", SPEED),
        expressiveness=_number(options.expressiveness, "--expressiveness", AMOUNT, usual),
        blink_rate=None if options.blink_rate is None else _number(options.blink_rate, "--blink-rate", BLINKS),
        mood=options.mood,
        still=options.still,
    )


def input_files(options: argparse.Namespace) -> list[Path]:
    """Files that the options make a command read."""
    if options.emotion is None:
        return []
    name = _name_and_strength(options.emotion)[0]
    return [path for path in (Path(name), presets_folder() / f"{name}.toml") if name and path.is_file()]


def emotion(text: str) -> Floats:
    """[52] blendshape scores for NAME, NAME:STRENGTH, FILE.toml or FILE.toml:STRENGTH. Raises UserError."""
    name, strength = _name_and_strength(text)
    return at_strength(_mixture(name), 1.0 if strength is None else _number(strength, f"--emotion {text}", (0.0, 1.0)))


def _name_and_strength(text: str) -> tuple[str, str | None]:
    before, colon, after = text.rpartition(":")
    if colon and before and "/" not in after and "\\" not in after:
        return before.strip(), after
    return text.strip(), None


def _mixture(name: str) -> Floats:
    known = emotions()
    if name.casefold() in known:
        return known[name.casefold()]
    if Path(name).suffix.casefold() == ".toml":
        return read_preset(Path(name))
    own = presets_folder() / f"{name}.toml"
    if name and Path(name).name == name and own.is_file():
        return read_preset(own)
    raise UserError(
        "There is no emotion '{name}'; choose one of {known}, give a .toml file, or put {file}.toml into {folder}.",
        name=name,
        known=", ".join(known),
        file=name or "NAME",
        folder=presets_folder(),
    )


def _liveliness(name: str | None) -> float:
    """Amount of one of LIVELINESS; 1 if None."""
    amount = LIVELINESS.get("usual" if name is None else name.strip().casefold())
    if amount is None:
        raise UserError("--liveliness takes calm, usual or expressive, not '{text}'.", text=name)
    return amount


def _number(text: str | None, option: str, limits: tuple[float, float], missing: float = 1.0) -> float:
    """The number in `text`; `missing` if None."""
    low, high = limits
    if text is None:
        return missing
    number = _float(text)
    if not low <= number <= high:
        raise UserError(
            "{option} takes a number from {low:g} to {high:g}, not '{text}'.",
            option=option,
            low=low,
            high=high,
            text=text,
        )
    return number


def _numbers(text: str | None, option: str, form: str, limits: tuple[float, ...]) -> list[float]:
    """Comma-separated numbers in `text`, one per limit; zeros if None."""
    if text is None:
        return [0.0] * len(limits)
    numbers = [_float(part) for part in text.split(",")]
    if len(numbers) != len(limits) or not all(abs(n) <= most for n, most in zip(numbers, limits, strict=False)):
        most = ", ".join(f"{limit:g}" for limit in limits)
        raise UserError(
            "{option} takes {form} in degrees, at most {most} either way, not '{text}'.",
            option=option,
            form=form,
            most=most,
            text=text,
        )
    return numbers


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _pair(numbers: list[float]) -> tuple[float, float]:
    first, second = numbers
    return first, second


def _triple(numbers: list[float]) -> tuple[float, float, float]:
    first, second, third = numbers
    return first, second, third
