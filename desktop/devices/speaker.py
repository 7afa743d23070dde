"""Sound outputs: a loudspeaker, or a voice cable that a meeting program uses as its microphone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from desktop.devices import sound_system
from desktop.devices.play_clock import PlayClock
from inference.types import Floats

BLOCK_SECONDS = 0.01
LATENCY = 0.06
"""Buffer of the device in seconds; the voice waits for the video anyway, and a full buffer prevents underruns."""

Fill = Callable[[int, float], Floats]
"""fill(count, leaves_at) -> [count, channels] to play; the first sample is played at `leaves_at`, in
time.perf_counter().
"""


class Speaker(Protocol):
    """Sound output that requests samples between `open` and `close`."""

    name: str
    rate: int
    """Samples per second."""

    @property
    def alive(self) -> bool:
        """True while the device requests samples."""

    def open(self, fill: Fill) -> None:
        """Start requesting samples. Raises UserError if the device does not open."""

    def close(self) -> None:
        """Stop requesting samples."""


class SoundCardSpeaker:
    """Output device through PortAudio, at its native sample rate."""

    def __init__(self, name: str | None = None) -> None:
        """Select the output device. Raises UserError if there is none, or none of this name."""
        device = sound_system.find("output", name)
        self.name = device.name
        self.rate = device.rate
        self._device = device
        self._stream: Any = None
        self._fill: Fill = _silence
        self._clock = PlayClock(device.rate)
        self._latency = 0.0
        self._count = 0
        self._pulse = sound_system.Pulse()

    @property
    def alive(self) -> bool:
        """True if the stream is open and its callback ran recently."""
        return self._stream is not None and self._pulse.beats

    def open(self, fill: Fill) -> None:
        """Start requesting samples. Raises UserError if the device is busy or gone."""
        self._fill, self._pulse = fill, sound_system.Pulse()
        self._stream = sound_system.open_output(self._device, round(self.rate * BLOCK_SECONDS), LATENCY, self._called)
        self._latency = float(self._stream.latency)

    def close(self) -> None:
        """Stop requesting samples; also works if the device is gone."""
        stream, self._stream = self._stream, None
        if stream:
            sound_system.close(stream)

    def _called(self, out: Any, frames: int, times: Any, _status: Any) -> None:
        """PortAudio callback: fills one block, on PortAudio's thread."""
        now = self._pulse.beat()
        ahead = times.outputBufferDacTime - times.currentTime if times.outputBufferDacTime else self._latency
        self._clock.observe(self._count, now + (ahead if 0 < ahead < 1 else self._latency))
        out[:] = fitted(self._fill(frames, self._clock.time_of(self._count)), out.shape[1])
        self._count += frames


def fitted(sound: Floats, channels: int) -> Floats:
    """`sound` unchanged if mono or [n, channels], else mixed down to mono."""
    if sound.shape[1] in (1, channels):
        return sound
    return np.asarray(sound.mean(axis=1, keepdims=True), np.float32)


def _silence(count: int, _leaves_at: float) -> Floats:
    raise AssertionError(f"{count} samples asked for before the speaker was opened")
