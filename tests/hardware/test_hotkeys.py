"""Keys pressed while another program has the focus, on a real X server such as xvfb-run gives."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no X server; xvfb-run gives one"),
    pytest.mark.skipif(
        not all(shutil.which(name) for name in ("openbox", "xterm", "xdotool")),
        reason="openbox, xterm and xdotool are not all here",
    ),
]


def test_a_live_window_reacts_to_global_hotkeys(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-m", "tests.hardware.hotkeys_run", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout.splitlines()[-1])
    assert len(seen) == 11, seen
    assert all(seen.values()), seen
