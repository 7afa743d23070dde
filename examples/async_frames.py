"""python -m examples.async_frames PORTRAIT SOUND: frames in an event loop that stays free for other work."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

from inference.api import SAMPLE_RATE, Frame, Pcm, TalkingPortrait, UserError, read_sound

BLOCK_SECONDS = 0.02
BEAT = 0.005
"""Seconds between two signs of life of the event loop."""


async def microphone(sound: Path, pace: float) -> AsyncIterator[Pcm]:
    """Blocks of a sound file at `pace` times real time's intervals, as a WebSocket or a microphone brings them."""
    samples, length = read_sound(sound), round(SAMPLE_RATE * BLOCK_SECONDS)
    for start in range(0, len(samples), length):
        await asyncio.sleep(pace * BLOCK_SECONDS)
        yield samples[start : start + length]


async def longest_pause(stop: asyncio.Event) -> float:
    """Seconds for which the event loop was blocked at most, until `stop` is set."""
    longest, last = 0.0, time.perf_counter()
    while not stop.is_set():
        await asyncio.sleep(BEAT)
        now = time.perf_counter()
        longest, last = max(longest, now - last - BEAT), now
    return longest


async def converse(photo: str, sound: Path, pace: float = 1.0) -> tuple[list[Frame], float]:
    """All frames, and the longest time for which drawing them blocked the event loop."""
    portrait = await asyncio.to_thread(TalkingPortrait, photo)
    stop = asyncio.Event()
    pause = asyncio.create_task(longest_pause(stop))
    frames = [frame async for frame in portrait.stream(microphone(sound, pace), SAMPLE_RATE, asyncio.to_thread)]
    stop.set()
    return frames, await pause


def main(photo: str, sound: str) -> int:
    """Prints how many frames came, and how free the event loop was; returns the exit status."""
    try:
        frames, pause = asyncio.run(converse(photo, Path(sound)))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(frames)} frames; the event loop was blocked for {1000 * pause:.0f} ms at most")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("portrait", help="a photo, or the name of a built-in portrait such as felix")
    parser.add_argument("sound", help="a sound file")
    given = parser.parse_args()
    sys.exit(main(given.portrait, given.sound))
