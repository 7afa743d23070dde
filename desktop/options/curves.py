"""Options of `render` for writing face curves, and for playing them instead of the motion derived from the voice."""

from __future__ import annotations

import argparse
import contextlib
import math
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from desktop.options.values import number, path
from desktop.system.atomic_file import atomic_file
from inference.audio.sound_stream import ORIGINAL_RATE, SoundStream
from inference.audio.sound_track import SoundTrack
from inference.motion.controls import Controls
from inference.motion.curves.live_link import write_curves
from inference.motion.curves.live_link_reader import Curves, read_curves
from inference.pipeline import frame_count, replay_motions, speech_motions
from inference.types import Motion
from inference.user_error import UserError

BLOCK = ORIGINAL_RATE
"""Samples of silence made at a time."""


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
    """Motion of a face, one entry per frame, and its sound."""

    motions: Iterable[Motion]
    track: SoundTrack
    count: int | None
    """Number of frames; a promise if it comes from the header of the sound, None if that does not tell."""


def check(options: argparse.Namespace) -> None:
    """Raise UserError if the curves cannot be written, or if neither sound nor curves are given."""
    if options.audio is None and options.from_curves is None:
        raise UserError("Give a sound file after the portrait, or face curves with --from-curves IN.csv.")
    if options.curves is not None:
        _check_writable(options.curves)


def read(options: argparse.Namespace) -> Curves | None:
    """The curves to play, or None. Raises UserError if they cannot be read."""
    return read_curves(options.from_curves, options.curves_fps) if options.from_curves else None


@contextlib.contextmanager
def output(options: argparse.Namespace) -> Iterator[Path | None]:
    """Temporary file for the curves, which becomes --curves at the end and is deleted after an error; None without."""
    if options.curves is None:
        yield None
        return
    with atomic_file(options.curves) as half:
        yield half


def performance(
    options: argparse.Namespace,
    sound: SoundStream | None,
    curves: Curves | None,
    controls: Controls,
    curves_out: Path | None = None,
) -> Performance:
    """Motion from `curves`, or from the voice if None, under `controls`; also written to `curves_out` if given.

    Without `sound` the track is silence with the duration of the curves.
    """
    made = _played(options, sound, curves, controls) if curves else _spoken(options, sound, controls)
    if curves_out is None:
        return made
    return replace(made, motions=_written(options.curves, write_curves(curves_out, made.motions, options.fps)))


def _written(out: Path, motions: Iterable[Motion]) -> Iterator[Motion]:
    """Pass motions on. Raises UserError if the curves cannot be written."""
    try:
        yield from motions
    except OSError as error:
        raise UserError(
            "The curves cannot be written to {out} ({reason}); make room or write to another place.",
            out=out,
            reason=error.strerror or error,
        ) from error


def _played(options: argparse.Namespace, sound: SoundStream | None, curves: Curves, controls: Controls) -> Performance:
    count = max(1, math.ceil(curves.seconds * options.fps - 1e-6))
    if sound:
        track = SoundTrack(sound.channels, (block.original for block in sound.blocks()))
    else:
        samples = round(curves.seconds * ORIGINAL_RATE)
        track = SoundTrack(
            1, (np.zeros((min(BLOCK, samples - start), 1), np.float32) for start in range(0, samples, BLOCK))
        )
    return Performance(replay_motions(curves.motions, count, options.fps, controls), track, count)


def _spoken(options: argparse.Namespace, sound: SoundStream | None, controls: Controls) -> Performance:
    assert sound is not None  # noqa: S101 - for mypy; `check` refuses to render without sound and curves
    count = None if sound.sample_count is None else frame_count(sound.sample_count, options.fps)
    track, heard = sound.split()
    return Performance(speech_motions(heard, options.fps, options.seed, controls), track, count)


def _check_writable(out: Path) -> None:
    folder = out.parent
    if out.is_dir() or not folder.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        raise UserError(
            "The curves cannot be written to {out}; name a file in a folder that you may write to.", out=out
        )
