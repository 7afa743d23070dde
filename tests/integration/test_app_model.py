"""The app model on the real face model, without a window and devices."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.settings.settings import Settings
from desktop.window.app_model import AppModel
from desktop.window.backend import Backend
from desktop.window.system_backend import system_backend
from inference.portrait import builtins

LIMIT = 60.0


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppModel:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    backend: Backend = system_backend()
    offered = [GalleryPhoto("builtin:one", "One", builtins.portraits()[0].path, False)]
    return AppModel(Settings(), PortraitCatalogue(tmp_path / "photos", offered), backend)


def wait_until(model: AppModel, true: Callable[[], object]) -> None:
    end = time.perf_counter() + LIMIT
    while not true() and time.perf_counter() < end:
        model.collect()
        time.sleep(0.02)
    assert true()


def test_a_photo_is_added_chosen_and_shown(model: AppModel, tmp_path: Path) -> None:
    added, chosen, thumbnails, refused = [], [], [], []
    model.library.add(builtins.portraits()[1].path, added.append, refused.append)
    wait_until(model, lambda: added or refused)
    assert refused == []
    model.choose(added[0], chosen.append, refused.append)
    for photo in model.library.photos():
        model.library.thumbnail(photo, thumbnails.append, refused.append)
    wait_until(model, lambda: chosen and len(thumbnails) == 2)
    assert chosen[0].crop.shape == (512, 512, 3)
    assert {thumbnail.shape for thumbnail in thumbnails} == {(200, 200, 3)}
    assert model.chosen == added[0]
    assert model.close(LIMIT)


def test_a_file_that_is_no_photo_is_refused_and_not_added(model: AppModel, tmp_path: Path) -> None:
    text = tmp_path / "letter.jpg"
    text.write_text("Dear reader")
    added, refused = [], []
    model.library.add(text, added.append, refused.append)
    model.library.add(tmp_path, added.append, refused.append)
    wait_until(model, lambda: len(refused) == 2)
    assert "letter.jpg" in refused[0]
    assert added == []
    assert not (tmp_path / "photos").exists()
