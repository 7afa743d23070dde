"""Drift, limits and calmness in silence of the head motion over hours of virtual time.

    python -m training.evaluate.head_hours [--minutes 60] [--seed 0]

The shipped head motion network alone runs on alternating minutes of the built-in voices and of silence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from inference.audio.features import AudioFeatures
from inference.audio.prosody import Prosody, silent_prosody
from inference.audio.sound_file import read_sound
from inference.face.dynamics import BLINK
from inference.motion.gaze import MAKE_UP
from inference.motion.head import HeadMotion
from inference.portrait.builtins import voices
from inference.timebase import FRAMES_PER_POINT, MOTION_RATE
from training.arguments import command_parser

Curve = npt.NDArray[np.float64]
MINUTE = 60 * MOTION_RATE
AWAY = 4.0
"""Gaze angle in degrees from the viewer beyond which a frame counts as looking away."""


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    values, talking = lived(options.minutes, options.seed)
    for line in report(values, talking):
        print(line)


def spoken() -> list[npt.NDArray[np.float32]]:
    """Prosody features of the concatenated built-in voices, one entry per motion point."""
    prosody, points = Prosody(), []
    sound = np.concatenate([read_sound(voice.path) for voice in voices()])
    for count, frame in enumerate(AudioFeatures().push(sound)):
        prosody.hear(frame)
        if count % FRAMES_PER_POINT == 0:
            points.append(prosody.now())
    return points


def lived(minutes: int, seed: int) -> tuple[Curve, npt.NDArray[np.bool_]]:
    """[n, 9] yaw, pitch, roll, tx, ty, log scale, gaze yaw, gaze pitch and blink; and the mask [n] of speech."""
    life, voice, silent = HeadMotion(seed), spoken(), silent_prosody()
    talking = (np.arange(minutes * MINUTE) // MINUTE) % 2 == 0
    rows = np.zeros((len(talking), 9))
    for index, talks in enumerate(talking):
        point = life.step(voice[index % len(voice)] if talks else silent, float(talks))
        pose = point.pose
        head = pose.yaw, pose.pitch, pose.roll, pose.tx, pose.ty, math.log(pose.scale)
        rows[index] = *head, *point.gaze, point.dynamics[BLINK][0]
    return rows, talking


def report(values: Curve, talking: npt.NDArray[np.bool_]) -> Iterator[str]:
    """Lines on mean offset, drift by quarter, extremes, head speed, blink rate and gaze aversion."""
    yield f"mean offset {values[:, :8].mean(0).round(3)}"
    for part in np.array_split(values[:, :6], 4):
        yield f"  a quarter: mean {part.mean(0).round(2)}, standard deviation {part.std(0).round(2)}"
    yield f"farthest {np.abs(values[:, :8]).max(0).round(2)}"
    change = np.linalg.norm(np.diff(values[:, :3], axis=0), axis=1)
    away = np.linalg.norm(values[:, 6:8] + MAKE_UP * values[:, :2], axis=1) > AWAY
    begins = (values[1:, 8] > 0) & (values[:-1, 8] == 0)
    for name, now in (("talk", talking), ("silence", ~talking)):
        blinks = begins[now[1:]].sum() * MINUTE / now.sum()
        yield (
            f"{name}: {change[now[1:]].mean():.3f} degrees a point, {blinks:.1f} blinks a minute, "
            f"looks away {100 * away[now].mean():.0f} % of the time"
        )


if __name__ == "__main__":
    main()
