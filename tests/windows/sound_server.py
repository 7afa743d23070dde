"""Sound server whose devices Wine shows as WASAPI devices: microphones that hear a file, and VB-CABLE's two ends."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MICROPHONE, HANDS_FREE = "Desk microphone", "Headset (Hands-Free)"
CABLE_INPUT, CABLE_OUTPUT = "CABLE Input (VB-Audio Virtual Cable)", "CABLE Output (VB-Audio Virtual Cable)"
HANDS_FREE_RATE = 16_000
START_SECONDS = 20.0


@contextmanager
def running(folder: Path) -> Iterator[SoundServer]:
    """A server whose socket is `folder`/native; ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "native").unlink(missing_ok=True)
    own = {"XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder / "run", "PULSE_STATE_PATH": folder, "HOME": folder}
    environment = os.environ | {name: str(path) for name, path in own.items()}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    socket = f"module-native-protocol-unix socket={folder}/native auth-anonymous=1"
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*command, "-L", socket], env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            server = SoundServer(f"unix:{folder}/native")
            server.wait()
            server.add_devices()
            yield server
        finally:
            process.terminate()


class SoundServer:
    """Commands to the server at an address."""

    def __init__(self, address: str) -> None:
        self._environment = os.environ | {"PULSE_SERVER": address}

    def wait(self) -> None:
        """Wait until it answers. Raises AssertionError if it does not."""
        end = time.perf_counter() + START_SECONDS
        while self._pactl("info").returncode:
            assert time.perf_counter() < end, "the sound server does not answer"
            time.sleep(0.2)

    def add_devices(self) -> None:
        """Loudspeakers, two microphones and a cable; the first microphone is the default one."""
        self._sink("speakers", "Speakers")
        self._microphone("desk", MICROPHONE)
        self._microphone("hands_free", HANDS_FREE, f"rate={HANDS_FREE_RATE}", "channels=1")
        self._sink("cable", CABLE_INPUT)
        self._source("cable", "cable_output", CABLE_OUTPUT)
        self._pactl("set-default-sink", "speakers")
        self._pactl("set-default-source", "desk")

    @contextmanager
    def heard(self, microphone: str, sound: Path) -> Iterator[None]:
        """The microphone "desk" or "hands_free" hears `sound` again and again."""
        line = f'while paplay --device={microphone}_in "{sound}"; do :; done'
        with subprocess.Popen(["bash", "-c", line], env=self._environment, start_new_session=True) as process:
            try:
                yield
            finally:
                os.killpg(process.pid, 15)

    def _microphone(self, name: str, title: str, *form: str) -> None:
        self._sink(f"{name}_in", f"{title} in", *form)
        self._source(f"{name}_in", name, title, *form)

    def _sink(self, name: str, title: str, *form: str) -> None:
        self._load("module-null-sink", f"sink_name={name}", f"sink_properties='device.description=\"{title}\"'", *form)

    def _source(self, sink: str, name: str, title: str, *form: str) -> None:
        described = f"source_properties='device.description=\"{title}\"'"
        self._load("module-remap-source", f"master={sink}.monitor", f"source_name={name}", described, *form)

    def _load(self, *arguments: str) -> None:
        done = self._pactl("load-module", *arguments)
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr}"

    def _pactl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["pactl", *arguments], env=self._environment, capture_output=True, text=True)
