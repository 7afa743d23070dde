"""The studio upon the real face model, without a window and without devices."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from desktop.library.portrait_catalogue import GalleryPhoto, PhotoLibrary
from desktop.settings.settings import Settings
from desktop.window.app_model import Studio
from desktop.window.backend import Outside
from desktop.window.system_backend import reality
from inference.portrait import builtins

LIMIT = 60.0


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    outside: Outside = reality()
    offered = [GalleryPhoto("builtin:one", "One", builtins.portraits()[0].path, False)]
    return Studio(Settings(), PhotoLibrary(tmp_path / "photos", offered), outside)


def wait_until(studio: Studio, true: Callable[[], object]) -> None:
    end = time.monotonic() + LIMIT
    while not true() and time.monotonic() < end:
        studio.collect()
        time.sleep(0.02)
    assert true()


def test_a_photo_is_taken_in_chosen_and_shown(studio: Studio, tmp_path: Path) -> None:
    added, chosen, thumbnails, refused = [], [], [], []
    studio.collection.add(builtins.portraits()[1].path, added.append, refused.append)
    wait_until(studio, lambda: added or refused)
    assert refused == []
    studio.choose(added[0], chosen.append, refused.append)
    for photo in studio.collection.photos():
        studio.collection.thumbnail(photo, thumbnails.append, refused.append)
    wait_until(studio, lambda: chosen and len(thumbnails) == 2)
    assert chosen[0].crop.shape == (512, 512, 3)
    assert {thumbnail.shape for thumbnail in thumbnails} == {(200, 200, 3)}
    assert studio.chosen == added[0]
    assert studio.close(LIMIT)


def test_a_file_that_is_no_photo_is_refused_and_not_kept(studio: Studio, tmp_path: Path) -> None:
    text = tmp_path / "letter.jpg"
    text.write_text("Dear reader")
    added, refused = [], []
    studio.collection.add(text, added.append, refused.append)
    studio.collection.add(tmp_path, added.append, refused.append)
    wait_until(studio, lambda: len(refused) == 2)
    assert "letter.jpg" in refused[0]
    assert added == []
    assert not (tmp_path / "photos").exists()
