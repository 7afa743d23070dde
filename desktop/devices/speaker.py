"""Where a voice is played: a loudspeaker, or a cable that a meeting takes for a microphone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from desktop.devices import sound_system
from desktop.devices.play_clock import PlayClock
from inference.types import Floats

BLOCK_SECONDS = 0.01
LATENCY = 0.06
"""Seconds of sound that the device holds: the voice waits for the picture anyway, and a full queue does not crackle."""

Fill = Callable[[int, float], Floats]
"""fill(count, leaves_at) -> [count, channels] to play, of which the first sample leaves at time.monotonic()."""


def speakers() -> list[str]:
    """Loudspeakers and headphones as they are now, the system's default first; empty when there are none."""
    return sound_system.names("output")


class Speaker(Protocol):
    """Asks for sound from `open` to `close`."""

    name: str
    rate: int
    """Samples a second."""

    @property
    def alive(self) -> bool:
        """The device still asks for sound."""

    def open(self, fill: Fill) -> None:
        """Begin to ask; UserError when the device does not open."""

    def close(self) -> None:
        """Ask no more."""


class SoundCardSpeaker:
    """A real output through PortAudio, at its own rate."""

    def __init__(self, name: str | None = None) -> None:
        """UserError when there is no output, or none of this name."""
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
        """It is open and has asked for sound within the last moments."""
        return self._stream is not None and self._pulse.beats

    def open(self, fill: Fill) -> None:
        """Begin to ask; UserError when the device is busy or gone."""
        self._fill, self._pulse = fill, sound_system.Pulse()
        self._stream = sound_system.open_output(self._device, round(self.rate * BLOCK_SECONDS), LATENCY, self._called)
        self._latency = float(self._stream.latency)

    def close(self) -> None:
        """Ask no more; a device that is gone closes too."""
        stream, self._stream = self._stream, None
        if stream:
            sound_system.close(stream)

    def _called(self, out: Any, frames: int, times: Any, _status: Any) -> None:
        """On PortAudio's thread: copy one block, count."""
        now = self._pulse.beat()
        ahead = times.outputBufferDacTime - times.currentTime if times.outputBufferDacTime else self._latency
        self._clock.observe(self._count, now + (ahead if 0 < ahead < 1 else self._latency))
        out[:] = fitted(self._fill(frames, self._clock.time_of(self._count)), out.shape[1])
        self._count += frames


def fitted(sound: Floats, channels: int) -> Floats:
    """[n, channels] of what has as many channels as the microphone."""
    if sound.shape[1] in (1, channels):
        return sound
    return np.asarray(sound.mean(axis=1, keepdims=True), np.float32)


def _silence(count: int, _leaves_at: float) -> Floats:
    raise AssertionError(f"{count} samples asked for before the speaker was opened")
