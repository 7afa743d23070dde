"""A/V calibration: sends flashes and beeps through camera and voice cable, reads both back and stores the skew."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event

import numpy as np

from desktop.devices.camera_reader import readable, watch
from desktop.devices.microphone import Microphone
from desktop.devices.virtual_camera import cameras
from desktop.devices.voice_cable import cable, cable_microphone
from desktop.disclosure.disclosure import UNMARKED
from desktop.live.latency_modes import BEST_LIPS
from desktop.live.session import LiveSession
from desktop.live.session_parts import AUTO, Camera, SessionParts
from desktop.live.session_settings import SessionSettings
from desktop.live.sync import camera_offset
from desktop.live.sync.onset_detection import Beeps, Flashes, FrameProbe, pairs
from desktop.live.sync.test_pattern import pattern_parts
from desktop.system import threads
from inference.portrait import builtins
from inference.sentence import Sentence
from inference.user_error import UserError

Wait = Callable[[float], bool]
"""Waits for a number of seconds; returns True if the calibration is cancelled."""

FPS = 30
OPEN_TIMEOUT = 30.0
"""Timeout in seconds for opening camera and voice cable."""
SETTLING, MEASURED, CHECKED = 6.0, 10.0, 6.0
"""Seconds for the clocks to settle, for measuring, and for checking the correction."""
TOLERANCE_MS = 20
"""Imperceptible skew in milliseconds."""
MIN_PAIRS = 4
"""Minimum number of flash and beep pairs for a result."""


@dataclass(frozen=True)
class Calibration:
    """Result of a calibration."""

    skew_ms: float
    """Median delay of the video behind the voice without correction; negative if the video is early."""
    spread_ms: float
    """Median absolute deviation from skew_ms."""
    pairs: int
    camera: str
    """The camera that was read; "" if none can be read and frames were timed where they are sent to the camera."""
    corrected_ms: float | None = None
    """Skew after the correction; None without one."""

    def summary(self) -> Sentence:
        """Result for the window, without technical figures."""
        apart = f"{abs(self.skew_ms) / 1000:.2f}"
        if self.corrected_ms is None:
            return Sentence(
                "Up to the camera, sound and picture are {time} seconds apart. What the camera itself adds cannot be "
                "measured on this computer, so nothing was changed.",
                time=apart,
            )
        if abs(self.corrected_ms) > TOLERANCE_MS:
            return Sentence(
                "Sound and picture could not be brought quite together; check again while the computer has less to do."
            )
        if abs(self.skew_ms) <= TOLERANCE_MS:
            return Sentence("Sound and picture arrive together.")
        if self.skew_ms > 0:
            return Sentence(
                "The picture came {time} seconds after the voice. The voice waits for it now: both arrive together.",
                time=apart,
            )
        return Sentence(
            "The picture came {time} seconds before the voice. That is corrected now: both arrive together.",
            time=apart,
        )

    def details(self) -> Sentence:
        """Result with all figures."""
        late = {"skew": f"{self.skew_ms:+.0f}", "pairs": self.pairs, "spread": f"{self.spread_ms:.0f}"}
        if self.corrected_ms is None:
            return Sentence(
                "No virtual camera can be read back on this computer, so its own delay stays unknown: up to there the "
                "picture came {skew} ms after the voice ({pairs} flashes, within {spread} ms). Nothing was changed.",
                **late,
            )
        return Sentence(
            "Measured through camera and cable: the picture came {skew} ms after the voice ({pairs} flashes, within "
            "{spread} ms). The voice now waits that much longer; {left} ms are left.",
            left=f"{self.corrected_ms:+.0f}",
            **late,
        )


def calibrate(wait: Wait | None = None, mode: str = BEST_LIPS) -> Calibration:
    """Calibrate for about half a minute, using camera and voice cable; the correction is stored for future sessions.

    Raises UserError if there is no voice cable, if it stays silent, or if `wait` cancels the calibration.
    """
    state = cable()
    if not state.available:
        raise UserError(state.reason)
    over, flashes, wait = Event(), Flashes(), wait or Event().wait
    name = cameras().name
    read_back = name if readable(name) else ""
    session = LiveSession(
        SessionSettings(builtins.portraits()[0].path, camera=AUTO, voice=AUTO, fps=FPS, disclosure=UNMARKED, mode=mode),
        _parts(read_back, flashes),
    )
    session.start()
    try:
        _until(lambda: session.stats().voice_delay > 0, OPEN_TIMEOUT, wait, session)
        _pause(SETTLING, wait)
        if read_back:
            threads.start("camera reader", lambda: watch(name, flashes.see, over.is_set))
        return _measure(session, flashes, read_back, wait)
    finally:
        over.set()
        session.stop(10)


def _parts(camera: str, flashes: Flashes) -> SessionParts:
    def frame_probe(_name: str, _fps: int) -> Camera:
        return FrameProbe(flashes)

    parts = pattern_parts()
    return parts if camera else replace(parts, camera=frame_probe)


def _measure(session: LiveSession, flashes: Flashes, camera: str, wait: Wait) -> Calibration:
    microphone = cable_microphone()
    first = _measure_skews(microphone, flashes, MEASURED, wait)
    skew = float(np.median(first))
    found = Calibration(1000 * skew, 1000 * float(np.median(np.abs(first - skew))), len(first), camera)
    if not camera:
        return found
    session.set_voice_offset(skew)
    _pause(SETTLING, wait)
    left = float(np.median(_measure_skews(microphone, flashes, CHECKED, wait)))
    camera_offset.save(skew)
    return replace(found, corrected_ms=1000 * left)


def _measure_skews(microphone: Microphone, flashes: Flashes, seconds: float, wait: Wait) -> np.ndarray:
    """Skews in seconds of all pairs in the next `seconds`. Raises UserError if there are too few."""
    beeps, first = Beeps(microphone.rate), len(flashes.onsets)
    microphone.open(beeps.put)
    try:
        _pause(seconds, wait)
    finally:
        microphone.close()
    found = pairs(flashes.onsets[first:], beeps.onsets)
    if len(found) < min(MIN_PAIRS, seconds / 2):
        raise UserError(
            "Only {beeps} beeps and {flashes} flashes of the test pattern came back; see whether another program holds "
            "the camera or the cable, and try again.",
            beeps=len(beeps.onsets),
            flashes=len(flashes.onsets) - first,
        )
    return np.array(found)


def _until(condition: Callable[[], bool], seconds: float, wait: Wait, session: LiveSession) -> None:
    ends = time.perf_counter() + seconds
    while not condition():
        if session.state == "stopped" or time.perf_counter() > ends:
            raise UserError(session.problem or "The voice cable does not open; see whether another program holds it.")
        _pause(0.1, wait)


def _pause(seconds: float, wait: Wait) -> None:
    if wait(seconds):
        raise UserError("The check was given up.")
