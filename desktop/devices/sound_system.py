"""PortAudio: which sound devices there are, and streams from them."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from inference.sentence import Sentence
from inference.user_error import UserError

PREFERRED = {"win32": "Windows WASAPI"}
"""Elsewhere the system's own default; that of Windows, MME, cuts names short and adds delay."""
WORDS = {"input": Sentence("microphone"), "output": Sentence("sound output")}
MISSING = {
    "input": Sentence("There is no microphone on this computer; plug one in, or give a sound file instead."),
    "output": Sentence("There is no sound output on this computer; plug in loudspeakers or headphones."),
}
DEAD_SECONDS = 3.0
"""Without a call from the device after which it counts as gone; a computer far too busy may keep it waiting for 2."""
BEGIN_SECONDS = 6.0
"""For the first call; PulseAudio takes 2, and more on a busy computer."""
LOOK_SECONDS = 10.0
INSTALL = {
    "linux": Sentence(
        "The sound library PortAudio is missing; install it with: {install}.",
        install="sudo apt-get install libportaudio2",
    )
}

_lock = Lock()
_open_streams: list[Any] = []
_times_renewed = 0


@dataclass(frozen=True)
class SoundDevice:
    """A sound device that can be opened."""

    name: str
    index: int
    rate: int
    """Its own rate, samples a second."""
    channels: int
    """1 or 2 of its channels."""


class Pulse:
    """Tells whether a stream still lives: its device calls, and no new devices make PortAudio start anew."""

    def __init__(self) -> None:
        self._renewed = _times_renewed
        self._last = time.monotonic()
        self._patience = BEGIN_SECONDS

    def beat(self) -> float:
        """The device calls, now, in time.monotonic() seconds."""
        self._last, self._patience = time.monotonic(), DEAD_SECONDS
        return self._last

    @property
    def beats(self) -> bool:
        """The stream may stay open."""
        return self._renewed == _times_renewed and time.monotonic() - self._last < self._patience


def names(kind: str) -> list[str]:
    """Devices of kind "input" or "output" as they are now, the default first; empty when there are none."""
    with contextlib.suppress(UserError), _portaudio() as portaudio:
        return list(dict.fromkeys(device.name for device in _devices(portaudio, kind)))
    return []


def find(kind: str, name: str | None) -> SoundDevice:
    """The default device of kind "input" or "output", or the one called `name`, or whose name holds it.

    UserError when there is none.
    """
    with _portaudio() as portaudio:
        devices = _devices(portaudio, kind)
    if not devices:
        raise UserError(MISSING[kind])
    if name is None:
        return devices[0]
    alike = [device for device in devices if name.casefold() in device.name.casefold()]
    exact = [device for device in alike if device.name == name]
    if not alike:
        present = ", ".join(dict.fromkeys(device.name for device in devices))
        raise UserError(
            "There is no {kind} called '{name}'; choose one of: {present}.",
            kind=WORDS[kind],
            name=name,
            present=present,
        )
    return (exact or alike)[0]


def open_input(device: SoundDevice, block: int, called: Callable[..., None]) -> Any:
    """A started stream; UserError when it fails.

    It calls `called(samples float32 [block, channels], frames, times, status)` on a thread of PortAudio's.
    """
    return _open("input", device, block, "low", called)


def open_output(device: SoundDevice, block: int, latency: float, called: Callable[..., None]) -> Any:
    """A started stream that holds `latency` seconds of sound; UserError when it fails.

    It calls `called(samples to fill, float32 [block, channels], frames, times, status)` on a thread of PortAudio's.
    """
    return _open("output", device, block, latency, called)


def _open(kind: str, device: SoundDevice, block: int, latency: float | str, called: Callable[..., None]) -> Any:
    with _portaudio(refresh=False) as portaudio:
        make = {"input": portaudio.InputStream, "output": portaudio.OutputStream}[kind]
        options = {"device": device.index, "samplerate": device.rate, "channels": device.channels}
        try:
            stream = make(**options, blocksize=block, dtype="float32", latency=latency, callback=called)
            stream.start()
        except portaudio.PortAudioError as error:
            raise UserError(
                "The {kind} '{name}' cannot be opened ({reason}); does another program hold it?",
                kind=WORDS[kind],
                name=device.name,
                reason=_reason(error),
            ) from error
        _open_streams.append(stream)
        return stream


def close(stream: Any) -> None:
    """Stop a stream; one whose device is gone is let go."""
    with _portaudio(refresh=False) as portaudio:
        _open_streams.remove(stream)
        with contextlib.suppress(portaudio.PortAudioError):
            stream.abort()
        with contextlib.suppress(portaudio.PortAudioError):
            stream.close()


def look_again(stopped: Callable[[float], bool]) -> None:
    """If devices have come or gone while streams are open, have those closed (see Pulse), so that they can be seen.

    Another process looks, for ours cannot; it is given up when `stopped(seconds to wait)` says so.
    """
    global _times_renewed  # noqa: PLW0603 - PortAudio itself is one for the whole process
    if not _open_streams:
        return
    seen = _seen_by_another(stopped)
    if seen is not None and seen != _seen():
        _times_renewed += 1


def _seen() -> dict[str, list[str]]:
    with contextlib.suppress(UserError), _portaudio(refresh=False) as portaudio:
        return {kind: [device.name for device in _devices(portaudio, kind)] for kind in WORDS}
    return {}


def _seen_by_another(stopped: Callable[[float], bool]) -> dict[str, list[str]] | None:
    command = [sys.executable, "-m", "desktop.devices.sound_system"]
    root, quiet = Path(__file__).resolve().parents[2], subprocess.DEVNULL
    ends = time.monotonic() + LOOK_SECONDS
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:
        while process.poll() is None:
            if stopped(0.1) or time.monotonic() > ends:
                process.kill()
                return None
        found = process.stdout.read() if process.stdout else ""
    seen: dict[str, list[str]] | None = json.loads(found) if process.returncode == 0 else None
    return seen


@contextlib.contextmanager
def _portaudio(refresh: bool = True) -> Iterator[Any]:
    """The library, for one thread at a time.

    It sees devices plugged in since it started only when started anew, which no stream survives.
    """
    with _lock:
        try:
            import sounddevice
        except OSError as error:
            raise UserError(
                INSTALL.get(sys.platform, Sentence("The sound library PortAudio is missing; install it."))
            ) from error
        if refresh and not _open_streams:
            sounddevice._terminate()
            sounddevice._initialize()
        yield sounddevice


def _devices(portaudio: Any, kind: str) -> list[SoundDevice]:
    wanted = _host(portaudio, kind)
    if wanted is None:
        return []
    default = wanted[f"default_{kind}_device"]
    known = [(index, portaudio.query_devices(index)) for index in wanted["devices"]]
    fitting = [(index, entry) for index, entry in known if entry[f"max_{kind}_channels"] > 0]
    fitting.sort(key=lambda pair: pair[0] != default)
    return [_device(index, entry, entry[f"max_{kind}_channels"]) for index, entry in fitting]


def _host(portaudio: Any, kind: str) -> dict[str, Any] | None:
    hosts = [host for host in portaudio.query_hostapis() if host[f"default_{kind}_device"] >= 0]
    preferred = [host for host in hosts if host["name"] == PREFERRED.get(sys.platform)]
    return next(iter(preferred + hosts), None)


def _device(index: int, entry: dict[str, Any], channels: int) -> SoundDevice:
    return SoundDevice(entry["name"], index, int(entry["default_samplerate"]), min(2, channels))


def _reason(error: Exception) -> str:
    return str(error.args[0]).split("[")[0].strip().rstrip(":") if error.args else type(error).__name__


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_seen()))
