"""Contact sheet for visual inspection: one portrait per row, one motion per column.

    python -m training.evaluate.contact_sheet OUT.png PORTRAIT...
        [--sound WAV --at 0.8,1.6 | --poses | --shapes | --strip 1.0]

--sound shows frames at the given seconds of a voice; --poses shows head turns, gaze and a blink; --shapes shows eight
visemes; --strip shows half a second of consecutive frames at 25 FPS from the given second on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.face.dynamics import BLINK, DYNAMICS
from inference.motion.generator import MotionGenerator
from inference.portrait.portrait import register
from inference.timebase import MOTION_RATE
from inference.types import AudioChunk, HeadPose, Motion
from training.arguments import command_parser
from training.evaluate.mouth_shapes import SHAPES, coefficients

STRIP = 12


def spoken(sound: Path, seed: int) -> list[Motion]:
    """Motions of a whole sound file."""
    generator = MotionGenerator(seed)
    return generator.push(AudioChunk(read_sound(sound), 0, 0.0)) + generator.flush()


def posed() -> list[Motion]:
    """Rest, two yaws, two pitches, two rolls, three gaze directions and a blink."""
    rest, shut = np.zeros(DYNAMICS, np.float32), np.zeros(DYNAMICS, np.float32)
    shut[BLINK] = 1
    poses = [HeadPose(), *(HeadPose(yaw=y) for y in (-15, 15)), *(HeadPose(pitch=p) for p in (-10, 10))]
    poses += [HeadPose(roll=r) for r in (-10, 10)]
    motions = [Motion(i, pose, (0, 0), rest) for i, pose in enumerate(poses)]
    motions += [Motion(0, HeadPose(), gaze, rest) for gaze in ((-20.0, 0.0), (20.0, 0.0), (0.0, 12.0))]
    return [*motions, Motion(0, HeadPose(), (0, 0), shut)]


def chosen(options: argparse.Namespace) -> list[Motion]:
    if options.poses:
        return posed()
    if options.shapes:
        return [Motion(0, HeadPose(), (0, 0), coefficients(name)) for name in SHAPES]
    motions = spoken(options.sound, options.seed)
    if options.strip is not None:
        first = round(options.strip * MOTION_RATE)
        return motions[first : first + STRIP]
    return [motions[min(round(float(t) * MOTION_RATE), len(motions) - 1)] for t in options.at.split(",")]


def row(photo: Path, motions: list[Motion], size: int, zoom: bool) -> np.ndarray:
    """The photo and its rendered frames side by side, each `size` pixels wide; `zoom` crops the lower face."""
    portrait = register(photo)
    decoder = Decoder(portrait)
    pictures = [portrait.crop, *(decoder.render(motion) for motion in motions)]
    if zoom:
        x, y = portrait.landmarks[0, :2].astype(int)
        x, y = np.clip((x, y), 80, 432)
        pictures = [picture[y - 80 : y + 80, x - 80 : x + 80] for picture in pictures]
    return np.hstack([cv2.resize(p, (size, size), interpolation=cv2.INTER_AREA) for p in pictures])


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("portraits", type=Path, nargs="+")
    parser.add_argument("--sound", type=Path, default=Path("resources/voices/june.wav"))
    parser.add_argument("--at", default="0.8,1.6,2.4,3.2,4,4.8")
    parser.add_argument("--poses", action="store_true")
    parser.add_argument("--shapes", action="store_true")
    parser.add_argument("--strip", type=float)
    parser.add_argument("--zoom", action="store_true", help="show the mouth only, at full resolution")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    motions = chosen(options)
    sheet = np.vstack([row(photo, motions, options.size, options.zoom) for photo in options.portraits])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))


if __name__ == "__main__":
    main()
