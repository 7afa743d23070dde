from __future__ import annotations

import pytest

from desktop.devices.webcams.capture_clock import TRANSFER_SECONDS, CaptureClock


def test_capture_times_of_drivers_are_kept_and_others_estimated() -> None:
    assert CaptureClock().time_of(99.9, 100.0) == 99.9
    assert CaptureClock().time_of(None, 100.0) == 100.0 - TRANSFER_SECONDS
    clock, late = CaptureClock(), (0.0, 0.02, 0.005)
    found = [clock.time_of(5.0 + n, 1005.0 + n + jitter) for n, jitter in enumerate(late)]
    assert found == pytest.approx([1005.0 + n - TRANSFER_SECONDS for n in range(3)])
