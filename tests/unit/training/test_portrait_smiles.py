"""Smiling photos become clips whose last frame is the photo and whose others have their mouths shut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from inference import builtins
from inference.portrait import register
from inference.timebase import FRAME_SIZE
from training.clip_frames import load_clip, unmoved
from training.portrait_smiles import RESTS, pair, shown_teeth


def test_a_photo_is_paired_with_itself_at_rest(tmp_path: Path) -> None:
    portrait = register(builtins.portraits()[0].path)
    np.savez(tmp_path / "smile.npz", **pair(portrait, np.random.default_rng(0)))
    clip = load_clip(tmp_path / "smile.npz", least=2)
    assert clip is not None
    assert len(clip.jpegs) == RESTS + 1
    picture, points, matte = clip.frame(RESTS, FRAME_SIZE, unmoved())
    assert np.abs(picture.astype(int) - portrait.crop).mean() < 3
    assert np.allclose(points, portrait.landmarks, atol=0.1)
    assert matte.shape == (64, 64)
    assert clip.aperture[:RESTS].max() < 0.01


def test_a_shut_mouth_shows_no_teeth() -> None:
    portrait = register(builtins.portraits()[0].path)
    opened = portrait.landmarks.copy()
    opened[14, 1] += 12
    assert shown_teeth(portrait) < 0.03 < shown_teeth(replace(portrait, landmarks=opened))
