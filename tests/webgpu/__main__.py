"""python -m tests.webgpu [--portraits N] [--sizes 512,720p,1080p]: frames and networks on lavapipe, against the CPU.

Sets up Debian 13's lavapipe and an environment with onnxruntime-webgpu first (a minute, 0.9 GB in
~/.cache/understudy-webgpu; Linux x86-64 with mmdebstrap). Prints a table; the exit status is 1 if anything differs by
more than it may. All portraits and sizes take about two and a half minutes on two idle cores.
"""

from __future__ import annotations

import sys

from tests.webgpu import lavapipe

if __name__ == "__main__":
    lavapipe.prepare()
    sys.exit(lavapipe.run("-m", "tests.webgpu.checks", *sys.argv[1:]))
