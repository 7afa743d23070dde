"""The selftest fails if any of its parts fails."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

from desktop.commands import selftest
from desktop.devices.video_file import VideoFile
from inference.user_error import UserError


def broken() -> str:
    raise UserError("the window does not open")


def test_one_failed_part_fails_the_selftest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("_video", "_devices"):
        monkeypatch.setattr(selftest, part, lambda: "fine")
    monkeypatch.setattr(selftest, "_window", lambda: "fine")
    assert selftest.run(argparse.Namespace()) == 0
    monkeypatch.setattr(selftest, "_window", broken)
    assert selftest.run(argparse.Namespace()) == 1
    assert "BROKEN  Window: the window does not open" in capsys.readouterr().out


def write_video(path: Path, moving: bool, loud: bool) -> Path:
    movie = VideoFile(path, selftest.FPS, 1)
    rng = np.random.default_rng(1)
    step = 48000 // selftest.FPS
    for index in range(selftest.SECONDS * selftest.FPS):
        movie.add_frame(index, np.full((512, 512, 3), 60 + 3 * index * moving, np.uint8))
        movie.add_sound(index * step, (rng.normal(0, 0.2, (step, 1)) * loud).astype(np.float32))
    movie.finish()
    return path


def test_an_unsigned_video_fails_the_selftest(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not signed"):
        selftest._signed(write_video(tmp_path / "good.mp4", True, True))


def test_a_still_or_silent_video_fails_the_selftest(tmp_path: Path) -> None:
    assert "pictures that move" in selftest._reopened(write_video(tmp_path / "good.mp4", True, True))
    with pytest.raises(UserError, match="stands still or is silent"):
        selftest._reopened(write_video(tmp_path / "still.mp4", False, True))
    with pytest.raises(UserError, match="stands still or is silent"):
        selftest._reopened(write_video(tmp_path / "silent.mp4", True, False))
