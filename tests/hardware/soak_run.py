"""soak_run.py HOME MINUTES: main.py bench soak with a separate PulseAudio whose microphone hears a voice."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from inference.portrait import builtins
from tests.hardware.sound_server import SoundServer

ROOT = Path(__file__).parents[2]


def main(home: Path, minutes: str) -> int:
    server, over = SoundServer(home), threading.Event()
    server.start()

    def talk() -> None:
        while not over.is_set():
            server.play(builtins.voices()[0].path).wait()

    threading.Thread(target=talk, daemon=True).start()
    command = [sys.executable, "main.py", "bench", "soak", "--minutes", minutes]
    status = subprocess.run(command, cwd=ROOT, env=server.environment).returncode
    over.set()
    server.kill()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
