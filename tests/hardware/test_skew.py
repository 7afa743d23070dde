"""Flash and beep arrive together through the live path and a PulseAudio null sink; see skew_run.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hardware.sound_server import present

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(os.environ.get("UNDERSTUDY_HARDWARE") != "1", reason="UNDERSTUDY_HARDWARE is not 1"),
    pytest.mark.skipif(not present(), reason="no PulseAudio"),
]


@pytest.mark.parametrize("mode", ["best-lips", "lowest-delay"])
def test_voice_and_frame_arrive_together(tmp_path: Path, mode: str) -> None:
    script = Path(__file__).with_name("skew_run.py")
    command = [sys.executable, script, tmp_path, "--seconds", "20", "--mode", mode]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    seen = json.loads(run.stdout.splitlines()[-1])
    assert seen["pairs"] >= 15, seen
    assert abs(seen["skew_p50_ms"]) <= 20, seen
    assert seen["problem"] is None, seen
