"""The README's lines and the programs of examples/ do what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from examples import agent_avatar, async_frames, frame_processor, push_frames
from tests.integration.program import ROOT

FRAMES = 5
"""At 25 a second, of the 0.2 seconds of `speech`."""


def test_the_readme_s_lines_run_outside_the_folder(tmp_path: Path, speech: Path) -> None:
    code = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    assert len(code.splitlines()) <= 10
    (tmp_path / "voice.wav").write_bytes(speech.read_bytes())
    unwanted = "import sys; assert not {'PySide6', 'sounddevice', 'pyvirtualcam', 'asyncio'} & set(sys.modules)\n"
    result = subprocess.run(
        [sys.executable, "-c", code + unwanted],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.stderr == ""
    assert result.stdout == f"{FRAMES} frames of (512, 512, 3)\n"


def test_pictures_are_written(folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "pictures"
    assert push_frames.main("felix", str(speech), str(out)) == 0
    assert sorted(path.name for path in out.iterdir()) == [f"{index:05d}.png" for index in range(FRAMES)]
    with Image.open(out / "00004.png") as picture:
        assert picture.size == (640, 480)
    assert push_frames.main("missing.jpg", str(speech), str(out)) == 2
    assert "missing.jpg" in capsys.readouterr().err


def test_an_event_loop_takes_frames(speech: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(async_frames, "BLOCK_SECONDS", 0.005)
    assert async_frames.main("felix", str(speech)) == 0


def test_an_agent_s_voice_and_face_stay_in_step(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert agent_avatar.main("felix", str(speech)) == 0
    assert capsys.readouterr().out == f"{FRAMES} pictures, 0.20 s of voice in step with them\n"


def test_a_pipeline_gets_pictures_and_voice(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert frame_processor.main("felix", str(speech)) == 0
    assert capsys.readouterr().out == f"{FRAMES + 1} pictures, 2 pieces of voice\n"
