"""Contact sheets for visual inspection: portraits x motions, and strips of consecutive frames."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.types import Motion, Pixels, Portrait
from training.evaluate.picture_flicker import Strip
from training.evaluate.picture_poses import EYES, MOUTHS, TURNS

FACES = 10
LABEL = 22
EVERY = 5
"""Every fifth frame of the two seconds is on the strip."""


def write_sheets(folder: Path, portraits: list[Portrait], held_out: list[Pixels], strips: list[Strip]) -> None:
    """Write held_out.png, mouths.png, eyes.png, turns.png and, if there are strips, strips.png to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "held_out.png", np.vstack(held_out))
    write(folder / "mouths.png", sheet(portraits, MOUTHS, _lower_face, 256))
    write(folder / "eyes.png", sheet(portraits, EYES, _eyes, 256))
    write(folder / "turns.png", sheet(portraits, TURNS, _whole, 384))
    if strips:
        write(folder / "strips.png", np.vstack([_strip(strip) for strip in strips]))


def sheet(portraits: list[Portrait], motions: dict[str, Motion], crop, size: int) -> Pixels:
    """One row per portrait, the photo first; `crop(picture, portrait)` selects the region, `size` pixels wide."""
    rows = [_titles(["photo", *motions], size)]
    for portrait in portraits:
        decoder = Decoder(portrait)
        pictures = [portrait.crop, *(decoder.render(motion) for motion in motions.values())]
        rows.append(np.hstack([_wide(crop(picture, portrait), size) for picture in pictures]))
    return np.vstack(rows)


def write(path: Path, picture: Pixels) -> None:
    cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))


def _strip(strip: Strip) -> Pixels:
    rows = [np.hstack([_wide(picture, 192) for picture in frames[::EVERY]]) for frames in (strip.real, strip.made)]
    return np.vstack(rows)


def _whole(picture: Pixels, portrait: Portrait) -> Pixels:  # noqa: ARG001 - as the other crops
    return picture


def _lower_face(picture: Pixels, portrait: Portrait) -> Pixels:
    return _around(picture, portrait.landmarks[0], 90, 90)


def _eyes(picture: Pixels, portrait: Portrait) -> Pixels:
    return _around(picture, portrait.landmarks[168], 100, 50)


def _around(picture: Pixels, point: np.ndarray, half_width: int, half_height: int) -> Pixels:
    x = int(point[0].clip(half_width, picture.shape[1] - half_width))
    y = int(point[1].clip(half_height, picture.shape[0] - half_height))
    return picture[y - half_height : y + half_height, x - half_width : x + half_width]


def _wide(picture: Pixels, size: int) -> Pixels:
    height = round(size * picture.shape[0] / picture.shape[1])
    method = cv2.INTER_AREA if size < picture.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (size, height), interpolation=method), np.uint8)


def _titles(names: list[str], size: int) -> Pixels:
    row = np.zeros((LABEL, size * len(names), 3), np.uint8)
    for i, name in enumerate(names):
        place = i * size + 4, LABEL - 6
        cv2.putText(row, name, place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
    return row
