"""Starting threads and their priority."""

from __future__ import annotations

import os
import sys
import threading

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
