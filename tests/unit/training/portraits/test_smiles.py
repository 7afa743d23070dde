"""Clips from smiling photos: closed mouths, mouths with the photo's teeth, and the photo itself."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from inference.face.landmark_maps import LIPS_INNER
from inference.portrait import builtins
from inference.portrait.portrait import register
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.labels.clip_frames import load_clip, unmoved
from training.portraits.open_mouths import Teeth, lip_colour, mask, with_interior
from training.portraits.smiles import RESTS, clip_of, covers, lent_smile, shown_teeth, teeth_kept, with_teeth
from training.portraits.smiles import smile as smiling


def test_a_smiling_photo_is_paired_with_its_neutral_version(tmp_path: Path) -> None:
    portrait = register(builtins.portraits()[0].path)
    np.savez(tmp_path / "smile.npz", **clip_of(portrait, smiling(portrait, np.random.default_rng(0))))
    clip = load_clip(tmp_path / "smile.npz", least=2)
    assert clip is not None
    last = len(clip.jpegs) - 1
    picture, points, matte = clip.frame(last, FRAME_SIZE, unmoved())
    assert np.abs(picture.astype(int) - portrait.crop).mean() < 3
    assert np.allclose(points, portrait.landmarks, atol=0.1)
    assert matte.shape == (64, 64)
    assert clip.aperture[:RESTS].max() < 0.01


def test_a_closed_mouth_shows_no_teeth() -> None:
    points = register(builtins.portraits()[0].path).landmarks
    assert shown_teeth(points) < 0.03 < shown_teeth(widened(points, 12))


def test_a_narrower_mouth_keeps_the_teeth_in_place() -> None:
    photo, own = smile()
    narrower = widened(own, -6)
    onto_photo = teeth_kept(narrower, own)
    assert covers(own, narrower, onto_photo)
    assert not covers(own, widened(own, 10), teeth_kept(widened(own, 10), own))
    inside = cv2.erode(mask(narrower), np.ones((5, 5), np.uint8)) > 0
    result = with_teeth(np.zeros_like(photo), photo, narrower, onto_photo)
    assert inside.sum() > 100
    assert np.abs(result[inside].astype(int) - photo[inside]).mean() < 12
    assert result[cv2.dilate(mask(narrower), np.ones((9, 9), np.uint8)) == 0].max() == 0


def test_an_open_mouth_has_teeth_above_and_is_dark_below() -> None:
    photo, own = smile()
    wide = widened(own, 30)
    teeth = Teeth.of(photo, own)
    result = with_interior(photo, wide, lip_colour(photo, own), teeth, np.random.default_rng(1)).mean(-1)
    middle = int(own[13, 0])
    top, floor = int(wide[13, 1]), int(wide[14, 1])
    row = result[top + 3 : top + 9, middle - 8 : middle + 8].mean()
    assert row > 2 * result[floor - 20 : floor - 12, middle - 8 : middle + 8].mean()
    assert teeth.seen.sum() > 100


def test_a_closed_mouth_opens_with_donor_teeth() -> None:
    lender = Teeth.of(*smile())
    portrait = register(builtins.portraits()[1].path)
    frames = lent_smile(portrait, [lender], np.random.default_rng(0))
    assert np.array_equal(frames[0][0], portrait.crop)
    gaps = [shown_teeth(points) for _, points in frames]
    assert max(gaps[:RESTS]) < 0.02 < np.mean(gaps[RESTS:])


def smile() -> tuple[Pixels, Floats]:
    """A built-in face with its mouth opened and filled with white teeth."""
    portrait = register(builtins.portraits()[0].path)
    own, photo = widened(portrait.landmarks, 14), portrait.crop.copy()
    photo[mask(own) > 0] = 225
    return photo, own


LOWER_EDGE = LIPS_INNER[1:10]


def widened(points: Floats, by: float) -> Floats:
    """Moves the middle of the open mouth's lower edge down by `by` pixels."""
    moved = points.copy()
    across = np.linspace(-0.8, 0.8, len(LOWER_EDGE))
    moved[LOWER_EDGE, 1] += by * (1 - across**2)
    return moved
