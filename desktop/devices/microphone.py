"""Where the voice comes from: a sound card, or a file played at the pace of a sound card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.devices import sound_system
from desktop.system.device_permission import MICROPHONE
from inference.types import Floats
from inference.user_error import UserError

BLOCK_SECONDS = 0.01


def microphones() -> list[str]:
    """Microphones as they are now, the system's default first; empty when there are none."""
    return sound_system.names("input")


@dataclass(frozen=True)
class Block:
    """What a microphone delivers at once."""

    samples: Floats
    """[n, channels] at the microphone's own rate."""
    start: int
    """How many samples the microphone had delivered before."""
    arrived_at: float
    """time.perf_counter()."""
    overflow: bool = False
    """The sound card had to throw sound away before this block."""
    spoken: bool = False
    """Typed speech has taken the microphone's place in it."""


def nowhere(block: Block) -> None:
    """Takes a block that nobody waits for."""


class Microphone(Protocol):
    """Delivers blocks from `open` to `close`."""

    name: str
    rate: int
    """Samples a second."""
    source: str
    """The sound server's source that was chosen; empty for none in particular."""
    latency: float
    """Seconds that sound spends in the device before its block is delivered."""

    @property
    def alive(self) -> bool:
        """It is open, and sound comes."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages for the user about the sound so far."""

    @property
    def ended(self) -> bool:
        """No more sound will come, only silence."""

    def open(self, receive: Callable[[Block], None]) -> None:
        """Begin to deliver; UserError when the device does not open."""

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Deliver what comes by no thread of its own, until `stopped(seconds to wait)`; called on a thread for it."""

    def close(self) -> None:
        """Deliver no more."""


class SoundCard:
    """A real microphone through PortAudio, at its own rate."""

    ended = False
    notes: tuple[str, ...] = ()

    def __init__(self, name: str | None = None) -> None:
        """UserError when there is no microphone, or none of this name."""
        device = sound_system.find("input", name)
        self.name = device.name
        self.rate = device.rate
        self.source = device.source
        self.latency = 0.0
        self._device = device
        self._stream: Any = None
        self._count = 0
        self._pulse = sound_system.Pulse()
        self._receive: Callable[[Block], None] = nowhere

    @property
    def alive(self) -> bool:
        """It is open, and sound has come within the last moments."""
        return self._stream is not None and self._pulse.beats

    def open(self, receive: Callable[[Block], None]) -> None:
        """Begin to deliver; UserError when the device is busy or gone, or the system refuses the microphone."""
        # macOS delivers silence to a program that may not listen, and Windows a number instead of a reason.
        if refused := MICROPHONE.refusal():
            raise UserError(refused)
        self._receive = receive
        self._pulse = sound_system.Pulse()
        self._stream = sound_system.open_input(self._device, round(self.rate * BLOCK_SECONDS), self._called)
        self.latency = float(self._stream.latency)

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Nothing: PortAudio has a thread of its own."""

    def close(self) -> None:
        """Deliver no more; a device that is gone closes too."""
        stream, self._stream = self._stream, None
        if stream:
            sound_system.close(stream)

    def _called(self, samples: Any, frames: int, _times: Any, status: Any) -> None:
        """On PortAudio's thread: copy one block, count."""
        now = self._pulse.beat()
        self._receive(Block(samples.copy(), self._count, now, bool(status.input_overflow)))
        self._count += frames


class NoMicrophone:
    """Stands in where there is none: never delivers."""

    alive = False

    name = "none"
    rate = 48_000
    source = ""
    latency = 0.0
    ended = False
    notes: tuple[str, ...] = ()

    def open(self, receive: Callable[[Block], None]) -> None:
        """Nothing to open."""

    def play(self, stopped: Callable[[float], bool]) -> None:
        """Nothing to play."""

    def close(self) -> None:
        """Nothing to close."""
