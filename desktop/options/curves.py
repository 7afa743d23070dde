"""Options of `render` for writing face curves, and for playing them instead of the motion derived from the voice."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.options.values import number, path
from inference.audio.sound_file import Sound
from inference.motion.controls import Controls
from inference.motion.curves.live_link import write_curves
from inference.motion.curves.live_link_reader import Curves, read_curves
from inference.pipeline import frame_count, replay_motions, speech_motions
from inference.timebase import SAMPLE_RATE
from inference.types import Motion
from inference.user_error import UserError

SOUND_RATE = 48_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("face curves (ARKit's 52 shapes, head and eyes, as Live Link Face writes them)")
    group.add_argument(
        "--curves", type=path("--curves"), metavar="OUT.csv", help="write them, one row for each picture"
    )
    group.add_argument(
        "--from-curves", type=path("--from-curves"), metavar="IN.csv", help="play them; AUDIO is then the sound, if any"
    )
    group.add_argument(
        "--curves-fps",
        type=number("--curves-fps", 0.1, 1000),
        metavar="N",
        default=60.0,
        help="rows a second, if IN.csv does not tell (default: 60)",
    )


@dataclass(frozen=True)
class Performance:
    """Motion of a face, one entry per frame."""

    motions: Iterable[Motion]
    count: int
    """Number of frames."""


def check(options: argparse.Namespace) -> None:
    """Raise UserError if the curves cannot be written, or if neither sound nor curves are given."""
    if options.audio is None and options.from_curves is None:
        raise UserError("Give a sound file after the portrait, or face curves with --from-curves IN.csv.")
    out: Path | None = options.curves
    if out is not None:
        _check_writable(out)
        if options.from_curves and out.exists() and options.from_curves.exists() and out.samefile(options.from_curves):
            raise UserError("{out} is the file to read; give another name for the curves to write.", out=out)


def read(options: argparse.Namespace) -> Curves | None:
    """The curves to play, or None. Raises UserError if they cannot be read."""
    return read_curves(options.from_curves, options.curves_fps) if options.from_curves else None


def silence(curves: Curves) -> Sound:
    """Silence with the duration of the curves."""
    return Sound(
        np.zeros(round(curves.seconds * SAMPLE_RATE), np.float32),
        np.zeros((round(curves.seconds * SOUND_RATE), 1), np.float32),
    )


def performance(options: argparse.Namespace, sound: Sound, curves: Curves | None, controls: Controls) -> Performance:
    """Motion from `curves`, or from the voice if None, under `controls`; also written to --curves if given."""
    motions: Iterable[Motion]
    if curves:
        count = max(1, math.ceil(curves.seconds * options.fps - 1e-6))
        motions = replay_motions(curves.motions, count, options.fps, controls)
    else:
        count = frame_count(len(sound.samples), options.fps)
        motions = speech_motions(sound.samples, options.fps, options.seed, controls)
    return Performance(write_curves(options.curves, motions, options.fps) if options.curves else motions, count)


def _check_writable(out: Path) -> None:
    folder = out.parent
    if out.is_dir() or not folder.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        raise UserError(
            "The curves cannot be written to {out}; name a file in a folder that you may write to.", out=out
        )
