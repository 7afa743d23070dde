"""Faults are reported, frames continue and the session recovers; see faults_run.py."""

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


def test_every_fault_is_reported_and_recovered_from(tmp_path: Path) -> None:
    script = Path(__file__).with_name("faults_run.py")
    run = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, timeout=400)
    model, *faults, stop = [json.loads(line) for line in run.stdout.splitlines()]
    assert "lips.onnx is missing" in model["said"]
    assert model["state"] == "stopped"
    assert len(faults) >= 4, run.stderr
    for seen in faults:
        assert seen["state"] == "running", seen
        assert seen["well_after_s"] >= 0, seen
        assert all(seen["pictures"]), seen
        assert seen["said"] or "sleeps" in seen["fault"], seen
    assert stop["took_s"] <= 2.0
    assert stop["threads_left"] == []
    assert (tmp_path / "out.mp4").stat().st_size > 10_000
