"""Peak memory and start of a render of long sound: python tests/hardware/long_sound_run.py SOUND [--seconds N].

Renders a built-in portrait for N seconds of real time and stops, as Ctrl-C does; then decodes the sound to its end.
Prints the time to the first frame, the frames made and the peak memory after each part.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.rendering.render_request import RenderRequest  # noqa: E402
from desktop.rendering.video_renderer import render  # noqa: E402
from inference.audio.sound_stream import SoundStream  # noqa: E402
from inference.portrait import builtins  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sound", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _render(options.sound, Path(folder) / "out.mp4", options.seconds)
    began = time.perf_counter()
    stream = SoundStream(options.sound)
    count = sum(len(block.samples) for block in stream.blocks())
    took = time.perf_counter() - began
    print(f"decoded {count / 16_000:.0f} s of sound in {took:.0f} s; peak {_peak():.0f} MB", *stream.notes)
    return 0


def _render(sound: Path, out: Path, seconds: float) -> None:
    began, first = time.perf_counter(), 0.0
    portrait = builtins.find("felix")
    assert portrait is not None
    steps = render(RenderRequest(portrait, sound, out))
    for step in itertools.takewhile(lambda _: time.perf_counter() - began < seconds, steps):
        if step.done == 1:
            first = time.perf_counter() - began
    steps.close()
    print(f"first frame after {first:.1f} s, {step.done} of {step.total} frames; peak {_peak():.0f} MB", flush=True)


def _peak() -> float:
    """Peak resident memory of this process in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
