"""Thumbnails of a portrait in each emotion."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from desktop.library import emotion_thumbnails
from desktop.library.emotion_thumbnails import SIDE, EmotionThumbnails
from inference.motion.controls import Controls
from inference.motion.presets import emotions
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.types import Portrait


def feeling(name: str) -> Controls:
    return Controls(emotion=emotions()[name])


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return load_or_register(builtins.portraits()[0].path)


def test_each_emotion_is_drawn_and_cached_on_disk(
    portrait: Portrait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = {name: EmotionThumbnails(tmp_path).draw(portrait, feeling(name)) for name in ("neutral", "happy")}
    assert all(face.shape == (SIDE, SIDE, 3) for face in drawn.values())
    assert np.abs(drawn["happy"].astype(int) - drawn["neutral"]).mean() > 1
    monkeypatch.setattr(emotion_thumbnails, "Decoder", None)
    for name, face in drawn.items():
        np.testing.assert_array_equal(EmotionThumbnails(tmp_path).draw(portrait, feeling(name)), face)


def test_a_damaged_or_unwritable_cache_is_ignored(portrait: Portrait, tmp_path: Path) -> None:
    drawer = EmotionThumbnails(tmp_path)
    face = drawer.draw(portrait, feeling("sad"))
    [kept] = tmp_path.glob("*.png")
    whole = kept.read_bytes()
    huge = struct.pack(">II", 65_000, 65_000)
    for damaged in (b"no picture", whole[:16] + huge + whole[24:], whole[:40]):
        kept.write_bytes(damaged)
        np.testing.assert_array_equal(drawer.draw(portrait, feeling("sad")), face)
    (tmp_path / "file").touch()
    np.testing.assert_array_equal(EmotionThumbnails(tmp_path / "file").draw(portrait, feeling("sad")), face)
