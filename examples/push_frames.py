"""python -m examples.push_frames PORTRAIT SOUND FOLDER: pictures from sound that arrives 20 ms at a time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from inference.api import SAMPLE_RATE, Controls, Frame, TalkingPortrait, UserError, at_strength, emotions, read_sound

BLOCK = SAMPLE_RATE // 50
"""Samples that arrive at once."""


def frames(portrait: TalkingPortrait, sound: Path) -> Iterator[Frame]:
    """Yields each frame as soon as its sound has been heard."""
    samples = read_sound(sound)
    for start in range(0, len(samples), BLOCK):
        yield from portrait.push(samples[start : start + BLOCK], SAMPLE_RATE)
    yield from portrait.flush()


def main(photo: str, sound: str, folder: str) -> int:
    """Writes 00000.png and so on into a new folder; returns the exit status."""
    try:
        smiling = Controls(emotion=at_strength(emotions()["happy"], 0.5))
        portrait = TalkingPortrait(photo, size=(640, 480), fps=25, controls=smiling)
        Path(folder).mkdir()
        for frame in frames(portrait, Path(sound)):
            Image.fromarray(frame.pixels).save(Path(folder) / f"{frame.index:05d}.png")
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{folder}: pictures for {portrait.fps} a second, up to {1000 * portrait.latency:.0f} ms after their sound")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portrait", help="a photo, or the name of a built-in portrait such as felix")
    parser.add_argument("sound", help="a sound file")
    parser.add_argument("folder", help="a new folder")
    given = parser.parse_args()
    sys.exit(main(given.portrait, given.sound, given.folder))
