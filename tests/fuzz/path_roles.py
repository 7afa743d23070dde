"""Runs of `render`, `live` and batches in which the same few files play random roles: no file that is read changes.

`python -m tests.fuzz.path_roles [--count 100] [--seed 0]` prints the command lines that changed an input or left a
temporary file behind.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import random
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

import main
from desktop.devices.video_file import VideoFile
from inference.portrait import builtins
from tests.sounds import voice, write_sound

SOUNDS = ["a.wav", "b.wav", "talk.mp4"]
PHOTOS = ["me.jpg", "me-00000.png"]
INPUTS = [*SOUNDS, *PHOTOS, "wall.png", "c.csv", "mine.toml"]
OUTPUTS = [*INPUTS, "a.mp4", "new.mp4", "me-%05d.png", "./a.wav", "new-%05d.png", "b.mov"]


def failures(count: int, seed: int) -> list[str]:
    """What went wrong, one line a run."""
    chance, found = random.Random(seed), []  # noqa: S311 - not for secrets
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _fill()
        for _ in range(count):
            line, inputs = _line(chance)
            before = _sums()
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                main.main(line)
            after = _sums()
            changed = [name for name in inputs if before[name] != after.get(name)]
            left = [path.name for path in Path().rglob("*unfinished*")]
            if changed or left:
                found.append(f"{line}: changed {changed}, left {left}")
            _fill()
    return found


def _fill() -> None:
    """All inputs as they were, and nothing else."""
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    write_sound(Path("a.wav"), voice(0.2), 16_000)
    write_sound(Path("b.wav"), voice(0.24), 16_000)
    shutil.copy(builtins.portraits()[0].path, "me.jpg")
    from PIL import Image

    with Image.open("me.jpg") as photo:
        photo.save("me-00000.png", compress_level=1)
        photo.resize((64, 64)).save("wall.png")
    Path("c.csv").write_text("jawOpen\n0.1\n0.9\n0.2\n")
    Path("mine.toml").write_text("jawOpen = 0.2\n")
    video = VideoFile(Path("talk.mp4"), 25, size=(64, 64))
    for index in range(5):
        video.add_frame(index, np.zeros((64, 64, 3), np.uint8))
    video.add_sound(0, np.zeros((9600, 1), np.float32))
    video.finish()


def _line(chance: random.Random) -> tuple[list[str], list[str]]:
    """A command line, and the files that it reads."""
    photo, options = chance.choice(PHOTOS), ["--emotion", "mine.toml", "--background", "wall.png"]
    read = [photo, "mine.toml", "wall.png"]
    kind = chance.choice(["render", "render", "batch", "live"])
    if kind == "batch":
        sounds = chance.sample(SOUNDS, k=chance.randint(1, 3))
        kinds = chance.choice([[], ["--format", "mov"], ["--format", "png"]])
        return ["render", photo, *sounds, "--out", ".", *options, *kinds], [*read, *sounds]
    sound, out = chance.choice(SOUNDS), chance.choice(OUTPUTS)
    if kind == "live":
        line = [
            "live",
            "--portrait",
            photo,
            "--microphone",
            sound,
            "--camera",
            "none",
            "--headless",
            "--seconds",
            "0.3",
        ]
        return [*line, "--record", out, *options], [*read, sound]
    if chance.random() < 0.5:
        options += ["--curves", chance.choice([*INPUTS, "new.csv"])]
    if chance.random() < 0.3:
        options += ["--from-curves", "c.csv"]
        read.append("c.csv")
    return ["render", photo, sound, out, *options], [*read, sound]


def _sums() -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path().iterdir() if path.is_file()}


def run() -> int:
    """Command line; returns 1 if a run changed one of its inputs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = failures(options.count, options.seed)
    sys.stdout.write("".join(f"{line}\n" for line in found) + f"{options.count} runs, {len(found)} failures\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(run())
