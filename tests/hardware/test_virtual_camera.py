"""Frames through the real camera driver, see camera_readback.py; UNDERSTUDY_HARDWARE=1 permits use of the camera."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(os.environ.get("UNDERSTUDY_HARDWARE") != "1", reason="UNDERSTUDY_HARDWARE is not 1"),
    pytest.mark.skipif(not list(Path("/dev").glob("video*")), reason="no /dev/video*"),
    pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="no ffmpeg to read with"),
]


def test_pictures_read_back_by_another_program_equal_those_sent() -> None:
    script = Path(__file__).with_name("camera_readback.py")
    done = subprocess.run([sys.executable, script], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
