"""Starting threads and their priority."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.system import threads


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no niceness of a single thread")
def test_a_patient_thread_has_a_higher_nice_value() -> None:
    niceness: dict[str, int] = {}

    def look() -> None:
        niceness[threading.current_thread().name] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    for name, low_priority in (("usual", False), ("low", True)):
        threads.start(name, look, low_priority).join(10)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert niceness["usual"] == own
    assert niceness["low"] == threads.LOW_PRIORITY_NICENESS > own


STUCK = """
import time
from desktop.system import threads
threads.start("stuck", lambda: time.sleep({seconds}))
print("printed", end="")
threads.leave(3)
"""


@pytest.mark.parametrize("seconds", [0, 600], ids=["after all threads ended", "with a thread that does not end"])
def test_the_process_ends_with_its_status_and_its_output(seconds: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STUCK.format(seconds=seconds)],
        cwd=Path(__file__).resolve().parents[4],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (ended.returncode, ended.stdout) == (3, "printed")
