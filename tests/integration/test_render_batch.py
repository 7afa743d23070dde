"""Videos of the window with the real decoder."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from desktop.disclosure.disclosure import UNMARKED
from desktop.rendering.render_job import CANCELLED, DONE, FAILED
from desktop.settings.settings import Settings
from desktop.window.render_batch import Choices, RenderBatch
from desktop.window.system_backend import system_backend
from inference.audio.sound_file import load_sound
from inference.motion.controls import Controls
from inference.portrait import builtins
from tests.sounds import voice, write_sound

LIMIT = 120.0


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def batch(tmp_path: Path) -> RenderBatch:
    settings = Settings(video_folder=str(tmp_path / "videos"), video_size="512")
    photo, backend = builtins.portraits()[0].path, system_backend()
    choices = Choices(lambda: settings, lambda: photo, Controls, lambda: UNMARKED, lambda: False)
    return RenderBatch(choices, backend.render_video, backend.sound_seconds)


def wait_until(batch: RenderBatch, true: Callable[[], object]) -> None:
    end = time.perf_counter() + LIMIT
    while not true() and time.perf_counter() < end:
        batch.collect()
        time.sleep(0.02)
    assert true()


def test_a_video_is_rendered_beside_a_failed_and_a_cancelled_one(batch: RenderBatch, tmp_path: Path) -> None:
    talk = write_sound(tmp_path / "talk.wav", voice(0.4), 48_000)
    long = write_sound(tmp_path / "long.wav", voice(20.0), 48_000)
    letter = tmp_path / "letter.mp3"
    letter.write_text("Dear reader")
    first, cancelled, broken = batch.add([talk, long, letter])
    batch.render_all()
    wait_until(batch, lambda: first.state == DONE and cancelled.step.done > 0 and broken.sentence)
    batch.cancel(cancelled)
    wait_until(batch, lambda: broken.state == FAILED)
    assert "letter.mp3" in broken.sentence
    assert cancelled.state == CANCELLED
    wait_until(batch, lambda: [path.name for path in (tmp_path / "videos").iterdir()] == ["talk.mp4"])
    assert batch.close(LIMIT)
    assert first.result is not None
    with av.open(str(first.result)) as container:
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(pictures) == 10
    assert np.abs(pictures[0].astype(int) - pictures[-1]).max() > 20, "nothing moves"
    assert load_sound(first.result).seconds == pytest.approx(0.4, abs=0.05)
