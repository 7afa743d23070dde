"""Smiling photos paired with themselves, mouth shut: sharp teeth for the paint networks.

    python -m training.portrait_smiles PHOTOS OUT

Video shows teeth blurred by motion and compression, photos do not. Every photo in PHOTOS that shows teeth becomes a
clip in OUT: its own renderings at rest, by the networks trained so far, and the photo itself. Every fifth photo is left
out, to be judged on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from inference.decoder import Decoder
from inference.dynamics import DYNAMICS, driving_landmarks
from inference.dynamics_space import dynamics_space
from inference.errors import UserError
from inference.face_geometry import align
from inference.portrait import register
from inference.timebase import FRAME_SIZE
from inference.types import HeadPose, Motion, Pixels, Portrait

TEETH_SEEN = 0.035
"""Least distance of the inner lips, in inter-ocular distances."""
KEPT_OUT = 5
RESTS = 4
"""Shut mouths made of each photo, each a little differently."""


def shown_teeth(portrait: Portrait) -> float:
    """Distance of the inner lips in inter-ocular distances."""
    face = align(portrait.landmarks, dynamics_space().mean_face).to_face(portrait.landmarks)
    return float(face[14, 1] - face[13, 1])


def pair(portrait: Portrait, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """The fields of a labelled clip: first RESTS renderings at rest, then the photo."""
    decoder = Decoder(portrait, threads=1)
    pictures, landmarks = [], []
    for _ in range(RESTS):
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[2:8] = 0.25 * rng.standard_normal(6)
        pose = HeadPose(*(1.5 * rng.standard_normal(3)))
        motion = Motion(0, pose, (0, 0), dynamics)
        pictures.append(decoder.render(motion))
        landmarks.append(driving_landmarks(portrait, motion))
    pictures.append(portrait.crop)
    landmarks.append(portrait.landmarks)
    matte = cv2.resize(portrait.matte, (64, 64), interpolation=cv2.INTER_AREA)
    count = len(pictures)
    return {
        "frame_index": np.arange(count),
        "size": np.array(FRAME_SIZE),
        "frames": np.array([jpeg(picture) for picture in pictures] + [None], object)[:-1],
        "landmarks": np.stack(landmarks).astype(np.float32),
        "blendshapes": np.zeros((count, 52), np.float32),
        "mattes": np.stack([matte] * count),
    }


def jpeg(picture: Pixels) -> np.ndarray:
    return cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 97])[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    for number, photo in enumerate(sorted(options.photos.glob("*.jpg"))):
        if number % KEPT_OUT == 0:
            continue
        try:
            portrait = register(photo)
        except UserError as error:
            print(error)
            continue
        if shown_teeth(portrait) >= TEETH_SEEN:
            np.savez(options.out / f"{photo.stem}.npz", **pair(portrait, rng))


if __name__ == "__main__":
    main()
