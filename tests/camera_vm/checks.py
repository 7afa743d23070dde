"""All checks inside the virtual machine: python -m tests.camera_vm.checks; output files go to $OUT."""

from __future__ import annotations

import os
import subprocess
import sys

CHECKS = {
    "ffmpeg reads what was sent, to the pixel": ["tests/hardware/camera_readback.py"],
    "and what was sent as planes": ["tests/hardware/camera_readback.py", "--planar"],
    "pictures come out in order, with the time they were sent at": ["-m", "tests.camera_vm.delay"],
    "a webcam is read, and a photo is taken with it": ["-m", "tests.camera_vm.webcam", os.environ.get("OUT", "out")],
    "Chromium's getUserMedia shows the portrait": ["-m", "tests.camera_vm.browser", os.environ.get("OUT", "out")],
}


def main() -> int:
    """Run every check, even after a failure; exit status 1 if one failed."""
    failed = 0
    for name, arguments in CHECKS.items():
        sys.stdout.write(f"{name}:\n")
        sys.stdout.flush()
        status = subprocess.run([sys.executable, *arguments]).returncode
        failed += status != 0
        sys.stdout.write("  well\n" if status == 0 else f"  FAILED ({status})\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
