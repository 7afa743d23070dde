from collections.abc import Callable
from types import SimpleNamespace

import pytest

from desktop.devices.microphone import Block
from desktop.devices.voice_cable import CableState
from desktop.live.sync import calibration, camera_offset
from desktop.live.sync.calibration import Calibration, calibrate
from desktop.live.sync.onset_detection import Flashes
from desktop.live.sync.test_pattern import beep
from inference.user_error import UserError

RATE = 48_000


class SimulatedSession:
    """A session whose flashes come later than its beeps, with a recorder; time advances only by waiting."""

    rate = RATE

    def __init__(self, late: float) -> None:
        self.late, self.offset, self.now = late, 0.0, 100.0
        self.flashes = Flashes()
        self.deaf = False
        self._put: Callable[[Block], None] | None = None
        self._count = 0

    def set_voice_offset(self, seconds: float) -> None:
        self.offset = seconds

    def open(self, put: Callable[[Block], None]) -> None:
        self._put, self._count, self._opened = put, 0, self.now

    def close(self) -> None:
        self._put = None

    def wait(self, seconds: float) -> bool:
        """Beeps begin at full seconds plus the offset."""
        for second in range(int(self.now) + 1, int(self.now + seconds) + 1):
            self.flashes.onsets.append(second + self.late)
        ends = self.now + seconds
        while self._put and not self.deaf and self._opened + self._count / RATE < ends:
            at = self._opened + self._count / RATE
            sound = beep(round((at - self.offset) * RATE), 480, RATE)
            self._put(Block(sound, self._count, at + 0.01))
            self._count += 480
        self.now = ends
        return False


def measure(simulated: SimulatedSession, camera: str, monkeypatch: pytest.MonkeyPatch) -> Calibration:
    monkeypatch.setattr(calibration, "cable_microphone", lambda: simulated)
    return calibration._measure(simulated, simulated.flashes, camera, simulated.wait)


@pytest.mark.parametrize("late", [0.083, -0.02])
def test_an_offset_is_measured_corrected_and_saved(late: float, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = list[float]()
    monkeypatch.setattr(camera_offset, "save", kept.append)
    simulated = SimulatedSession(late)
    found = measure(simulated, "Loop", monkeypatch)
    assert found.skew_ms == pytest.approx(1000 * late, abs=1)
    assert found.corrected_ms == pytest.approx(0, abs=1)
    assert kept == [simulated.offset] == [pytest.approx(late, abs=0.001)]
    assert f"{1000 * late:+.0f} ms" in found.details()


def test_without_a_readable_camera_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_offset, "save", lambda _: pytest.fail("kept"))
    simulated = SimulatedSession(0.01)
    found = measure(simulated, "", monkeypatch)
    assert found.corrected_ms is None
    assert simulated.offset == 0
    assert "No virtual camera can be read back" in found.details()


def test_a_silent_cable_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    simulated = SimulatedSession(0.01)
    simulated.deaf = True
    with pytest.raises(UserError, match="Only 0 beeps and 10 flashes"):
        measure(simulated, "Loop", monkeypatch)


def test_cancelling_ends_the_measurement() -> None:
    with pytest.raises(UserError, match="given up"):
        calibration._pause(1.0, lambda _: True)


def test_without_a_cable_the_reason_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "cable", lambda: CableState(False, "", "Install one."))
    with pytest.raises(UserError, match=r"Install one\."):
        calibrate()


def test_a_failed_session_reports_its_reason() -> None:
    session = SimpleNamespace(state="stopped", problem="Somebody holds it.")
    with pytest.raises(UserError, match="Somebody holds it"):
        calibration._until(lambda: False, 1.0, lambda _: False, session)


@pytest.mark.parametrize(
    ("skew", "left", "words"),
    [
        (123, 4, "The picture came 0.12 seconds after the voice. The voice waits for it now"),
        (-60, -3, "The picture came 0.06 seconds before the voice. That is corrected now"),
        (8, 1, "Sound and picture arrive together."),
        (123, 70, "could not be brought quite together; check again"),
        (31, None, "are 0.03 seconds apart. What the camera itself adds cannot be measured"),
    ],
)
def test_the_result_is_described_in_plain_words(skew: float, left: float | None, words: str) -> None:
    said = Calibration(skew, 2.0, 10, "Loop", left).summary()
    assert words in said
    assert "ms" not in said.split()
