"""Expression ratio images: how skin darkens and lightens with a face's motion, averaged over many people.

    python -m training.skin.ratio_images [LABELS] [OUT]

Each frame is warped to the canonical face; its logarithm of light, without the coarse part, is compared with the clip's
own median (Liu, Shan and Zhang 2001, "Expressive expression mapping with ratio images"). Regression on the scores of
inference/face/shape_scores.py over the frames of all people gives one map for each shape: the mean change of log light
at score 1. Held-out identities (split.toml) are excluded. Only these averages leave the clips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.canonical_face import SIDE, photo_places
from inference.face.shape_scores import SHAPES, in_face_space, shape_scores
from inference.timebase import FRAME_SIZE
from training.arguments import add_paths, command_parser
from training.labels.clip_frames import ClipFrames, load_clips, unmoved
from training.labels.clip_labels import LABELS

Array = npt.NDArray[np.float64]
OUT = LABELS.parent / "ratio_images.npz"
COARSE = 12.0
"""Standard deviation in map pixels of the light's coarse part, which lamps and turns change."""
MOST = 0.35
"""Limit of one frame's deviation: hair and hands are no folds."""
RIDGE = 0.5
"""Damping of the regression, in frames of spread 1."""
STRIDE = 2
"""Every other stored frame is read; they are 160 ms apart."""


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, labels=LABELS / "clips", out=OUT)
    options = parser.parse_args()
    clips = load_clips(options.labels, held_out=False)
    maps = ratio_images(deviations(clips))
    np.savez_compressed(options.out, maps=maps.astype(np.float16), shapes=np.array(SHAPES))


@dataclass(frozen=True, slots=True)
class Deviations:
    """Deviations of one clip's frames from the clip's mean."""

    scores: Array
    """[n, shapes]"""
    light: npt.NDArray[np.float32]
    """[n, SIDE * SIDE]"""


def deviations(clips: list[ClipFrames]) -> Iterator[Deviations]:
    for number, clip in enumerate(clips, 1):
        print(f"{number}/{len(clips)} {clip.name}", flush=True)
        scores, lights = zip(*(_frame(clip, index) for index in range(0, len(clip.jpegs), STRIDE)), strict=True)
        score, light = np.stack(scores), np.stack(lights)
        light = light - np.median(light, 0)
        yield Deviations(score - score.mean(0), light.clip(-MOST, MOST))


def ratio_images(people: Iterator[Deviations]) -> Array:
    """[shapes, SIDE, SIDE] mean log ratio at score 1; every clip has the same weight."""
    gram, pull = np.zeros((len(SHAPES), len(SHAPES))), np.zeros((len(SHAPES), SIDE * SIDE))
    for one in people:
        gram += one.scores.T @ one.scores / len(one.scores)
        pull += one.scores.T @ one.light / len(one.scores)
    damped = gram + RIDGE * np.diag(np.diag(gram)) / 10
    return np.linalg.solve(damped, pull).reshape(-1, SIDE, SIDE)


def _frame(clip: ClipFrames, index: int) -> tuple[Array, npt.NDArray[np.float32]]:
    """Scores relative to the mean face, and log light [SIDE * SIDE] without its coarse part."""
    picture, points, _ = clip.frame(index, FRAME_SIZE, unmoved())
    face = in_face_space(points)
    return shape_scores(face, np.zeros_like(face)), fine_light(picture, points).ravel()


def fine_light(picture: npt.NDArray[np.uint8], points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """[SIDE, SIDE] log light of the face in an image, warped to the canonical face, without its coarse part."""
    grey = np.log(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) + 12)
    seen = cv2.remap(grey, photo_places(points), None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen - cv2.GaussianBlur(seen, (0, 0), COARSE), np.float32)


if __name__ == "__main__":
    main()
