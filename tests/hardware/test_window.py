"""The real window with a real microphone that hears a voice; UNDERSTUDY_HARDWARE=1 permits recording.

Without a sound card the monitor of a PulseAudio null sink is the microphone.
WINDOW_PICTURE=FILE saves a screenshot.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(os.environ.get("UNDERSTUDY_HARDWARE") != "1", reason="UNDERSTUDY_HARDWARE is not 1"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no screen; xvfb-run gives one"),
]


def test_the_window_shows_a_speaking_portrait(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    picture = Path(os.environ.get("WINDOW_PICTURE", tmp_path / "window.png"))
    command = [sys.executable, "-m", "tests.hardware.window_run", str(picture), "12"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout.splitlines()[-1])
    assert (seen["state"], seen["problem"]) == ("running", None), seen
    assert seen["loudest"] > 0.02, seen
    assert seen["fps"] >= 25, seen
    assert seen["close_s"] < 2.0, seen
    assert picture.stat().st_size > 10_000
