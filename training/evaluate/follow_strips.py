"""Filmed people above the portrait that follows them, the same instants: to be looked at, never to be published."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.types import Pixels, Portrait
from training.evaluate.followed_clip import SHOWN_FPS, as_camera, follow_motion, track
from training.labels.label import FPS, read_video

COLUMNS, ROWS, SIDE = 8, 3, 224
"""Pictures in a row, rows of each, and their side in pixels."""


def write_strip(path: Path, portrait: Portrait, out: Path, limit: int) -> None:
    """OUT/NAME.png: instants in equal steps, and the one with the most shut lids in each step."""
    out.mkdir(parents=True, exist_ok=True)
    frames = [as_camera(frame) for frame in read_video(path)[:limit]]
    faces, _seconds = track(frames)
    motions, _started = follow_motion(path, faces)
    decoder = Decoder(portrait)
    edges = np.linspace(FPS * 2, len(frames) - 1, COLUMNS * ROWS + 1).astype(int)
    shown = [_moment(faces, first, last) for first, last in pairwise(edges)]
    real = [_tile(frames[index][:, 80:560]) for index in shown]
    ours = [_tile(decoder.render(motions[min(round(index / FPS * SHOWN_FPS), len(motions) - 1)])) for index in shown]
    rows = [np.hstack(row[k : k + COLUMNS]) for k in range(0, len(shown), COLUMNS) for row in (real, ours)]
    cv2.imwrite(str(out / f"{path.stem}.png"), cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))


def _moment(faces, first: int, last: int) -> int:
    """In every other step the frame with the most shut lids, else the first one."""
    closed = [float(face.scores[9:11].mean()) if face else 0.0 for face in faces[first : max(last, first + 1)]]
    return first + (int(np.argmax(closed)) if (first // 2) % 2 else 0)


def _tile(picture: Pixels) -> Pixels:
    return cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
