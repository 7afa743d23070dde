"""The first real webcam is read. UNDERSTUDY_HARDWARE=1 permits looking through it."""

from __future__ import annotations

import os
import time
from contextlib import closing

import pytest

from desktop.devices.webcams.capture_clock import SAME_CLOCK_SECONDS
from desktop.devices.webcams.webcam import open_webcam, webcams

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(os.environ.get("UNDERSTUDY_HARDWARE") != "1", reason="UNDERSTUDY_HARDWARE is not 1"),
]


@pytest.mark.parametrize("photo", [False, True])
def test_frames_come_in_order_with_their_capture_times(photo: bool) -> None:
    if not webcams():
        pytest.skip("no webcam")
    with closing(open_webcam(None, photo)) as webcam:
        reads = [(read, time.perf_counter()) for _ in range(100) if (read := webcam.read())]
    times = [captured_at for (_, captured_at), _ in reads]
    assert len(reads) >= 10
    assert times == sorted(times)
    assert all(0 <= now - captured_at < SAME_CLOCK_SECONDS for (_, captured_at), now in reads)
    assert photo or {pixels.shape for (pixels, _), _ in reads} == {(480, 640, 3)}
