"""A separate PulseAudio with a null sink "voice", whose monitor is the microphone; the desktop's server is not used."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\npcm.pulse { type pulse }\n"
NEEDED = ("pulseaudio", "pactl", "paplay", "parec")


def present() -> bool:
    """All required programs are installed."""
    return all(map(shutil.which, NEEDED))


class SoundServer:
    """Programs use it through `environment`; this process after `take_over`."""

    def __init__(self, home: Path) -> None:
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        (home / ".asoundrc").write_text(TO_PULSE)
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "XDG_CONFIG_HOME": str(home / "config")}
        self.environment = {name: value for name, value in os.environ.items() if name != "PULSE_SERVER"} | own

    def start(self) -> None:
        """Start the server; it runs until `kill`."""
        options = ["-n", "--daemonize=yes", "--exit-idle-time=-1", "--use-pid-file=no"]
        modules = ["-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=voice rate=48000"]
        self.run("pulseaudio", *options, *modules)

    def kill(self) -> None:
        """Kill the server as in a crash."""
        self.run("pactl", "exit")

    def run(self, *command: str) -> str:
        """Run a command with this server."""
        done = subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True)
        return done.stdout

    def play(self, sound: Path, sink: str = "voice") -> subprocess.Popen[bytes]:
        """Play a sound file into the microphone."""
        return subprocess.Popen(["paplay", f"--device={sink}", str(sound)], env=self.environment)

    def take_over(self) -> None:
        """Make this process use the server."""
        os.environ.pop("PULSE_SERVER", None)
        os.environ.update(self.environment)
