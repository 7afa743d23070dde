"""Makes the README's animation: a built-in portrait speaks a built-in voice.

`python -m tests.gui.speaking_gif OUT.gif [--portrait nadia] [--voice dora] [--begin 0.4] [--seconds 3.6] [--side 300]`
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PIL import Image

import main
from inference.portrait import builtins

RENDERED_FPS, KEPT = 25, 2
"""Every second frame is kept: 12.5 frames a second, 80 ms each, which GIF stores exactly."""
COLOURS = 128
MOST_BYTES = 2_000_000


def make(out: Path, portrait: str, voice: Path, begin: float, seconds: float, side: int) -> int:
    """Write `out`; returns its size in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        main.main(["render", portrait, str(voice), str(Path(folder) / "%05d.png"), "--fps", str(RENDERED_FPS)])
        files = sorted(Path(folder).glob("*.png"))
        first = int(begin * RENDERED_FPS)
        kept = files[first : first + int(seconds * RENDERED_FPS) : KEPT]
        frames = [Image.open(file).convert("RGB").resize((side, side), Image.Resampling.LANCZOS) for file in kept]
    palette = _mosaic(frames).quantize(COLOURS, Image.Quantize.MEDIANCUT)
    indexed = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    duration = 1000 * KEPT // RENDERED_FPS
    indexed[0].save(out, save_all=True, append_images=indexed[1:], duration=duration, loop=0, optimize=True)
    return out.stat().st_size


def _mosaic(frames: list[Image.Image]) -> Image.Image:
    """All frames side by side, so that one palette serves them all and nothing flickers."""
    width, height = frames[0].size
    sheet = Image.new("RGB", (width * len(frames), height))
    for number, frame in enumerate(frames):
        sheet.paste(frame, (number * width, 0))
    return sheet


def run() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--portrait", default="nadia")
    parser.add_argument("--voice", default="dora")
    parser.add_argument("--begin", type=float, default=0.4)
    parser.add_argument("--seconds", type=float, default=3.6)
    parser.add_argument("--side", type=int, default=300)
    options = parser.parse_args()
    voice = next(entry.path for entry in builtins.voices() if entry.name == options.voice)
    size = make(options.out, options.portrait, voice, options.begin, options.seconds, options.side)
    if size > MOST_BYTES:
        raise SystemExit(f"{options.out} has {size} bytes, more than {MOST_BYTES}; choose a smaller --side.")


if __name__ == "__main__":
    run()
