"""calibration_run.py HOME: main.py doctor --calibrate --json with a separate PulseAudio in the folder HOME."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hardware.sound_server import SoundServer

ROOT = Path(__file__).parents[2]


def main(home: Path) -> int:
    server = SoundServer(home)
    server.start()
    command = [sys.executable, "main.py", "doctor", "--calibrate", "--json"]
    try:
        return subprocess.run(command, cwd=ROOT, env=server.environment).returncode
    finally:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
