"""Head, lids and eyes judged: how they move in talk and in silence, against real held-out clips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE, SAMPLE_RATE
from inference.types import Motion
from training.evaluate.blink_measures import Blink, blinks, intervals, spread
from training.evaluate.head_measures import (
    BANDS,
    angles,
    band_shares,
    log_spectral_distance,
    rotations_from,
    rotations_of,
    spectrum,
    turns,
    with_voice,
)
from training.evaluate.mouth_measures import Curve, faces
from training.evaluate.table import Table
from training.labels.clip_labels import ClipLabels, lid_opening

Sound = npt.NDArray[np.float32]
Mover = Callable[[Sound, int], list[Motion]]
"""Sound [n] and a seed -> motion at 25 Hz."""

HEAD_CLIPS = ("072", "092", "106", "179", "182", "192", "247")
"""Held-out real talk with sound, one clip of each recording; no model is trained on these.

094, of the lips' judges, is left out: it shows grimaces and winks.
"""

SILENT_CLIPS = ("042", "043", "045", "046", "051")
"""Held-out real talk of which only the picture is known: more heads and lids."""

TALK_MINUTES = 8
SEEDS = 4
"""The minutes are shared by these tracks."""


@dataclass(frozen=True, slots=True)
class HeadTracks:
    """Heads and lids of several stretches."""

    rotations: list[Curve]
    lids: list[Curve]
    """[n] lid opening of each stretch, the more open eye."""

    @property
    def minutes(self) -> float:
        return sum(len(lids) for lids in self.lids) / MOTION_RATE / 60


def real_tracks(clips: list[ClipLabels]) -> HeadTracks:
    """The clips' own; frames without a face are left out."""
    seen = [clip.landmarks[clip.found].astype(np.float64) for clip in clips]
    return HeadTracks(
        [rotations_of(landmarks) for landmarks in seen], [lid_opening(landmarks).max(-1) for landmarks in seen]
    )


def our_tracks(mover: Mover, sounds: list[Sound]) -> HeadTracks:
    """Ours, each stretch with another seed."""
    moved = [mover(sound, seed) for seed, sound in enumerate(sounds)]
    return HeadTracks(
        [rotations_from(motions) for motions in moved], [lid_opening(faces(motions)).max(-1) for motions in moved]
    )


def judge_head_motion(table: Table, mover: Mover, clips: list[ClipLabels], silent: list[ClipLabels]) -> None:
    """Rows for the head and the lids; `clips` have sound, `silent` are further real talk."""
    sounds = [
        clip.audio[: len(clip.landmarks) * SAMPLE_RATE // MOTION_RATE] for clip in clips if clip.audio is not None
    ]
    talk = long_talk(sounds)
    tracks = {
        "heard": real_tracks(clips),
        "real": real_tracks([*clips, *silent]),
        "same": our_tracks(mover, sounds),
        "talk": our_tracks(mover, talk),
        "silence": our_tracks(mover, [np.zeros(len(sound), np.float32) for sound in talk]),
    }
    judge_head(table, tracks, sounds)
    judge_lids(table, tracks)


def long_talk(sounds: list[Sound]) -> list[Sound]:
    """SEEDS stretches of TALK_MINUTES in all, the clips' sounds in turn, each stretch from another one on."""
    length = int(TALK_MINUTES * 60 * SAMPLE_RATE / SEEDS)
    stretches = []
    for seed in range(SEEDS):
        order = sounds[seed:] + sounds[:seed]
        whole = np.concatenate(order)
        stretches.append(np.tile(whole, -(-length // len(whole)))[:length])
    return stretches


def judge_head(table: Table, tracks: dict[str, HeadTracks], sounds: list[Sound]) -> None:
    change = {name: f"{head_change(track):.2f} ({axis_change(track):.2f}) deg" for name, track in tracks.items()}
    table.row("head change a frame, talk", ours=change["talk"], real=change["real"], wanted="0.40-0.51")
    steady = {name: f"{steady_change(tracks[name]):.2f} deg" for name in ("talk", "real")}
    table.row("  angles smoothed over three frames", ours=steady["talk"], real=steady["real"])
    table.row("head change a frame, silence", ours=change["silence"], wanted="less than in talk")
    extent = {
        name: f"{np.mean([angles(each).std(0).mean() for each in track.rotations]):.1f} deg"
        for name, track in tracks.items()
    }
    table.row("head extent (std), the clips' sounds", ours=extent["same"], real=extent["real"])
    powers = {name: mean_spectrum(track) for name, track in tracks.items()}
    shares = {name: band_shares(*power) for name, power in powers.items()}
    for number, (low, high) in enumerate(BANDS):
        part = {name: f"{100 * share[number]:.0f} %" for name, share in shares.items()}
        table.row(f"head power {low:.0f}-{high:.0f} Hz, talk", ours=part["same"], real=part["real"])
        table.row(f"head power {low:.0f}-{high:.0f} Hz, silence", ours=part["silence"])
    distance = log_spectral_distance(powers["real"][0], powers["same"][1], powers["real"][1])
    table.row(
        "head log-spectral distance to real",
        ours=f"{distance:.1f} dB",
        real=f"{between(tracks['real']):.1f} dB (clip to rest)",
    )
    voice = {
        name: [with_voice(*pair) for pair in zip(tracks[name].rotations, sounds, strict=True)]
        for name in ("heard", "same")
    }
    text = {name: "{:+.2f}, {:+.2f}".format(*np.mean(pairs, 0)) for name, pairs in voice.items()}
    table.row("head speed with voice, r0 and best r", ours=text["same"], real=text["heard"])


def head_change(track: HeadTracks) -> float:
    """Mean degrees between neighbouring frames."""
    return float(np.mean(np.concatenate([turns(each) for each in track.rotations])))


def axis_change(track: HeadTracks) -> float:
    """The same as mean of the three angles' changes."""
    return float(np.mean(np.concatenate([np.abs(np.diff(angles(each), axis=0)).mean(-1) for each in track.rotations])))


def steady_change(track: HeadTracks) -> float:
    """head_change of angles smoothed by 1/4, 1/2, 1/4, which takes most of the face model's unrest out of real ones."""
    changes = []
    for each in track.rotations:
        degrees = angles(each)
        smooth = 0.25 * degrees[:-2] + 0.5 * degrees[1:-1] + 0.25 * degrees[2:]
        changes.append(np.linalg.norm(np.diff(smooth, axis=0), axis=-1))
    return float(np.mean(np.concatenate(changes)))


def mean_spectrum(track: HeadTracks) -> tuple[Curve, Curve]:
    """Frequencies and the geometric mean of the stretches' power spectra."""
    found = [spectrum(angles(each)) for each in track.rotations]
    return found[0][0], np.exp(np.mean([np.log(power + 1e-9) for _, power in found], 0))


def between(track: HeadTracks) -> float:
    """Mean log-spectral distance in dB of one stretch to the mean of the others."""
    distances = []
    for number, own in enumerate(track.rotations):
        others = HeadTracks([each for place, each in enumerate(track.rotations) if place != number], [])
        frequencies, power = mean_spectrum(others)
        distances.append(log_spectral_distance(frequencies, spectrum(angles(own))[1], power))
    return float(np.mean(distances))


def judge_lids(table: Table, tracks: dict[str, HeadTracks]) -> None:
    wanted = {"talk": "15-30", "silence": "8-20", "real": ""}
    found: dict[str, list[list[Blink]]] = {
        name: [blinks(lids, MOTION_RATE) for lids in tracks[name].lids] for name in wanted
    }
    for name in ("talk", "silence"):
        beside = {"real": f"{rate(found['real'], tracks['real']):.1f}"} if name == "talk" else {}
        table.row(
            f"blinks a minute, {name}", ours=f"{rate(found[name], tracks[name]):.1f}", wanted=wanted[name], **beside
        )
        beside = {"real": gaps(found["real"])} if name == "talk" else {}
        table.row(f"blink intervals s, {name}: median (10..90 %)", ours=gaps(found[name]), **beside)
    for part in ("closing", "opening"):
        text = {
            name: spread(np.array([getattr(each, part) for row in rows for each in row]))
            for name, rows in found.items()
        }
        table.row(
            f"blink {part} time s",
            ours=text["talk"],
            real=text["real"],
            wanted="closing is faster" if part == "closing" else "",
        )


def rate(found: list[list[Blink]], track: HeadTracks) -> float:
    """Blinks a minute."""
    return sum(map(len, found)) / track.minutes


def gaps(found: list[list[Blink]]) -> str:
    return spread(np.concatenate([intervals(row) for row in found]))
