"""PortAudio: finds sound devices and opens streams on them."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from desktop.devices.server_microphones import route_of, server_microphones
from desktop.devices.sound_device import SoundDevice, devices
from desktop.devices.sound_server import connecting
from desktop.devices.stream_formats import opened
from inference.sentence import Sentence
from inference.user_error import UserError

WORDS = {"input": Sentence("microphone"), "output": Sentence("sound output")}
MISSING = {
    "input": Sentence("There is no microphone on this computer; plug one in, or give a sound file instead."),
    "output": Sentence("There is no sound output on this computer; plug in loudspeakers or headphones."),
}
DEAD_SECONDS = 3.0
"""Time without a callback after which a device counts as gone. On an overloaded computer 2 s happen."""
BEGIN_SECONDS = 6.0
"""Time allowed for the first callback; PulseAudio takes 2 s, more on a busy computer."""
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


class Pulse:
    """Watches a stream: whether its callbacks come, and whether PortAudio must restart to see new devices."""

    def __init__(self) -> None:
        self._renewed = _times_renewed
        self._last = time.perf_counter()
        self._patience = BEGIN_SECONDS

    def beat(self) -> float:
        """Note a callback; returns its time, in time.perf_counter() seconds."""
        self._last, self._patience = time.perf_counter(), DEAD_SECONDS
        return self._last

    @property
    def beats(self) -> bool:
        """Whether the stream may stay open."""
        return self._renewed == _times_renewed and time.perf_counter() - self._last < self._patience


def names(kind: str) -> list[str]:
    """Names of the present devices of kind "input" or "output", the default first.

    On Linux, microphones are those of the sound server, if there is one.
    """
    with contextlib.suppress(UserError), _portaudio() as portaudio:
        known = devices(portaudio, kind)
        return [device.name for device in server_microphones(kind, known) or known]
    return []


def problem(kind: str) -> str | None:
    """Why there is no device of kind "input" or "output", as one sentence; None if there is one."""
    try:
        find(kind, None)
    except UserError as error:
        return error.sentence
    return None


def route(kind: str) -> str | None:
    """Name of the ALSA device of kind "input" or "output" that connects to the sound server; None if there is none."""
    with _portaudio() as portaudio:
        found = route_of(devices(portaudio, kind))
    return found.name if found else None


def find(kind: str, name: str | None) -> SoundDevice:
    """The default device of kind "input" or "output", or the one whose name is or contains `name`.

    Raises UserError if there is none.
    """
    with _portaudio() as portaudio:
        listed = devices(portaudio, kind)
    if not listed:
        raise UserError(MISSING[kind])
    if name is None:
        return listed[0]
    server = server_microphones(kind, listed)
    known = [*server, *listed]
    alike = [device for device in known if name.casefold() in device.name.casefold()]
    exact = [device for device in alike if device.name == name]
    if not alike:
        present = ", ".join(device.name for device in server or listed)
        raise UserError(
            "There is no {kind} called '{name}'; choose one of: {present}.",
            kind=WORDS[kind],
            name=name,
            present=present,
        )
    return (exact or alike)[0]


def open_input(device: SoundDevice, block: int, called: Callable[..., None]) -> Any:
    """Open and start an input stream. Raises UserError if that fails.

    PortAudio calls `called(samples float32 [block, channels], frames, times, status)` on its own thread.
    """
    return _open("input", device, block, "low", called)


def open_output(device: SoundDevice, block: int, latency: float, called: Callable[..., None]) -> Any:
    """Open and start an output stream with a buffer of `latency` seconds. Raises UserError if that fails.

    PortAudio calls `called(samples to fill, float32 [block, channels], frames, times, status)` on its own thread.
    """
    return _open("output", device, block, latency, called)


def _open(kind: str, device: SoundDevice, block: int, latency: float | str, called: Callable[..., None]) -> Any:
    with _portaudio(refresh=False) as portaudio:
        make = {"input": portaudio.InputStream, "output": portaudio.OutputStream}[kind]
        options = {"blocksize": block, "dtype": "float32", "latency": latency, "callback": called}
        try:
            with connecting(device.source):
                stream = opened(portaudio, device, make, **options)
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
    """Close a stream, also one whose device is gone."""
    with _portaudio(refresh=False) as portaudio:
        _open_streams.remove(stream)
        with contextlib.suppress(portaudio.PortAudioError):
            stream.abort()
        with contextlib.suppress(portaudio.PortAudioError):
            stream.close()


def look_again(stopped: Callable[[float], bool]) -> None:
    """If devices came or went while streams are open, make those streams close (see Pulse), so that PortAudio restarts.

    PortAudio lists devices at its start, so another process looks; it is ended if `stopped(seconds to wait)` is true.
    """
    global _times_renewed  # noqa: PLW0603 - PortAudio itself is one for the whole process
    if not _open_streams:
        return
    seen = _seen_by_another(stopped)
    if seen is not None and seen != _seen():
        _times_renewed += 1


def _seen() -> dict[str, list[str]]:
    with contextlib.suppress(UserError), _portaudio(refresh=False) as portaudio:
        return {kind: [device.name for device in devices(portaudio, kind)] for kind in WORDS}
    return {}


def _seen_by_another(stopped: Callable[[float], bool]) -> dict[str, list[str]] | None:
    command = [sys.executable, "-m", "desktop.devices.sound_system"]
    root, quiet = Path(__file__).resolve().parents[2], subprocess.DEVNULL
    ends = time.perf_counter() + LOOK_SECONDS
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:
        while process.poll() is None:
            if stopped(0.1) or time.perf_counter() > ends:
                process.kill()
                return None
        found = process.stdout.read() if process.stdout else ""
    seen: dict[str, list[str]] | None = json.loads(found) if process.returncode == 0 else None
    return seen


@contextlib.contextmanager
def _portaudio(refresh: bool = True) -> Iterator[Any]:
    """The library, locked for one thread.

    It lists devices at its start only, so it is restarted (`refresh`) unless a stream is open.
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


def _reason(error: Exception) -> str:
    return str(error.args[0]).split("[")[0].strip().rstrip(":") if error.args else type(error).__name__


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_seen()))
