"""Motion and sound of a video: derived from the voice, or from recorded face curves."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from desktop.rendering.render_request import RenderRequest
from desktop.system.atomic_file import atomic_file
from inference.audio.sound_stream import ORIGINAL_RATE, SoundStream
from inference.audio.sound_track import SoundTrack
from inference.motion.curves.live_link import write_curves
from inference.motion.curves.live_link_reader import Curves, read_curves
from inference.pipeline import frame_count, replay_motions, speech_motions
from inference.types import Motion
from inference.user_error import UserError

BLOCK = ORIGINAL_RATE
"""Samples of silence made at a time."""


@dataclass(frozen=True)
class Performance:
    """Motion of a face, one entry per frame, and its sound."""

    motions: Iterable[Motion]
    track: SoundTrack
    count: int | None
    """Number of frames; None if it follows from the sound."""


def read(request: RenderRequest) -> Curves | None:
    """The curves to play, or None. Raises UserError if they cannot be read."""
    return read_curves(request.from_curves, request.curves_fps) if request.from_curves else None


@contextlib.contextmanager
def curves_output(request: RenderRequest) -> Iterator[Path | None]:
    """Temporary file for the curves, which becomes `curves_out` at the end and is deleted after an error."""
    if request.curves_out is None:
        yield None
        return
    with atomic_file(request.curves_out) as half:
        yield half


def performance(
    request: RenderRequest, sound: SoundStream | None, curves: Curves | None, curves_out: Path | None = None
) -> Performance:
    """Motion from `curves`, or from the voice if None; also written to `curves_out` if given.

    Without `sound` the track is silence with the duration of the curves.
    """
    made = _played(request, sound, curves) if curves else _spoken(request, sound)
    if curves_out is None:
        return made
    return replace(made, motions=_written(request, write_curves(curves_out, made.motions, request.fps)))


def expected_frames(request: RenderRequest, made: Performance, sound: SoundStream | None) -> int:
    """Number of frames as far as it is known: a promise of the sound's header until it has been decoded."""
    if made.count is not None:
        return made.count
    return frame_count((sound.sample_count if sound else None) or 0, request.fps)


def _written(request: RenderRequest, motions: Iterable[Motion]) -> Iterator[Motion]:
    """Pass motions on. Raises UserError if the curves cannot be written."""
    try:
        yield from motions
    except OSError as error:
        raise UserError(
            "The curves cannot be written to {out} ({reason}); make room or write to another place.",
            out=request.curves_out,
            reason=error.strerror or error,
        ) from error


def _played(request: RenderRequest, sound: SoundStream | None, curves: Curves) -> Performance:
    count = max(1, math.ceil(curves.seconds * request.fps - 1e-6))
    if sound:
        track = SoundTrack(sound.channels, (block.original for block in sound.blocks()))
    else:
        samples = round(curves.seconds * ORIGINAL_RATE)
        track = SoundTrack(
            1, (np.zeros((min(BLOCK, samples - start), 1), np.float32) for start in range(0, samples, BLOCK))
        )
    return Performance(replay_motions(curves.motions, count, request.fps, request.controls), track, count)


def _spoken(request: RenderRequest, sound: SoundStream | None) -> Performance:
    if sound is None:
        raise UserError(
            'Give a sound or text file after the portrait, --text "...", or face curves with --from-curves IN.csv.'
        )
    track, heard = sound.split()
    return Performance(speech_motions(heard, request.fps, request.seed, request.controls), track, None)
