"""A PulseAudio of our own with a null sink "voice", whose monitor is the microphone; the desktop's is not touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\npcm.pulse { type pulse }\n"
NEEDED = ("pulseaudio", "pactl", "paplay", "parec")


def present() -> bool:
    """All programs are there."""
    return all(map(shutil.which, NEEDED))


class SoundServer:
    """`environment` leads programs to it; with `take_over` this process too."""

    def __init__(self, home: Path) -> None:
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        (home / ".asoundrc").write_text(TO_PULSE)
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "XDG_CONFIG_HOME": str(home / "config")}
        self.environment = {name: value for name, value in os.environ.items() if name != "PULSE_SERVER"} | own

    def start(self) -> None:
        """Until `kill`."""
        options = ["-n", "--daemonize=yes", "--exit-idle-time=-1", "--use-pid-file=no"]
        modules = ["-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=voice rate=48000"]
        self.run("pulseaudio", *options, *modules)

    def kill(self) -> None:
        """As when the server crashes."""
        self.run("pactl", "exit")

    def run(self, *command: str) -> str:
        """Carry out a command there."""
        done = subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True)
        return done.stdout

    def play(self, sound: Path, sink: str = "voice") -> subprocess.Popen[bytes]:
        """Play a file, which the microphone hears."""
        return subprocess.Popen(["paplay", f"--device={sink}", str(sound)], env=self.environment)

    def take_over(self) -> None:
        """Let this process use it."""
        os.environ.pop("PULSE_SERVER", None)
        os.environ.update(self.environment)
