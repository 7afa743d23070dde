"""Cached data of a photo is deleted with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.library.emotion_thumbnails import EmotionThumbnails
from desktop.library.withdrawal import forget_caches
from inference.motion.controls import Controls
from inference.portrait import builtins, portrait_cache
from inference.portrait.portrait_cache import load_or_register

FACES = builtins.portraits()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "portraits"
    monkeypatch.setattr(portrait_cache, "default_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("state", ["present", "older", "damaged", "gone"])
def test_thumbnails_go_with_their_photo_in_any_state_of_the_cache(cache: Path, tmp_path: Path, state: str) -> None:
    photo, thumbnails = shutil.copy(FACES[0].path, tmp_path / "photo.jpg"), EmotionThumbnails(tmp_path / "faces")
    thumbnails.draw(load_or_register(photo), Controls())
    (entry,) = cache.iterdir()
    if state == "older":
        entry.rename(entry.with_name(entry.name.replace(f"-v{portrait_cache.VERSION}", "-v3")))
    elif state == "damaged":
        entry.write_bytes(entry.read_bytes()[:1000])
    elif state == "gone":
        entry.unlink()
    assert forget_caches(photo, thumbnails)
    assert not [*cache.iterdir(), *(tmp_path / "faces").iterdir()]


def test_thumbnails_of_another_photo_stay(cache: Path, tmp_path: Path) -> None:
    thumbnails = EmotionThumbnails(tmp_path / "faces")
    thumbnails.draw(load_or_register(FACES[1].path), Controls())
    forget_caches(FACES[0].path, thumbnails)
    assert len(list((tmp_path / "faces").iterdir())) == 1


def test_a_file_without_a_face_has_nothing_to_forget(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    assert forget_caches(tmp_path / "text.jpg", EmotionThumbnails(tmp_path / "faces")) == []
