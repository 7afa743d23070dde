"""python -m examples.agent_avatar PORTRAIT SOUND: a face for a voice agent, as a video generator of livekit-agents.

With livekit-agents installed, take AudioFrame and VideoFrame from `livekit.rtc`, AudioSegmentEnd and the base class
VideoGenerator from `livekit.agents.voice.avatar`, and give a PortraitVideo to its AvatarRunner, which publishes both
tracks at the frames' pace. Nothing here needs that package, a server or an account.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.api import SAMPLE_RATE, Frame, Portrait, TalkingPortrait, UserError, read_sound

RGB24 = 4
"""Stands for rtc.VideoBufferType.RGB24."""


@dataclass
class AudioFrame:
    """Stands for rtc.AudioFrame."""

    data: bytes
    """int16, channels interleaved."""
    sample_rate: int
    num_channels: int
    samples_per_channel: int


@dataclass
class VideoFrame:
    """Stands for rtc.VideoFrame."""

    width: int
    height: int
    type: int
    data: bytes


class AudioSegmentEnd:
    """Stands for the mark after the last sound of what the agent says."""


Part = VideoFrame | AudioFrame | AudioSegmentEnd


class PortraitVideo:
    """Sound of the agent in, frames and the same sound in step with them out; the face idles between sentences."""

    def __init__(self, portrait: Portrait | str, sample_rate: int, fps: int = 25) -> None:
        """`sample_rate` is that of the agent's voice, a multiple of `fps`."""
        self._portrait = TalkingPortrait(portrait, fps=fps)
        self._rate, self._slot = sample_rate, sample_rate // fps
        self._heard = np.zeros(0, np.int16)
        self._segment_ends = False
        self._shown: deque[tuple[npt.NDArray[np.int16], bool]] = deque()
        """Sound of each coming frame, and whether a segment ends with it."""

    async def push_audio(self, frame: AudioFrame | AudioSegmentEnd) -> None:
        """More of the agent's voice, as fast as it is made."""
        if isinstance(frame, AudioSegmentEnd):
            self._segment_ends = True
            return
        samples = np.frombuffer(frame.data, np.int16).reshape(-1, frame.num_channels)
        self._heard = np.concatenate([self._heard, samples[:, 0]])

    def clear_buffer(self) -> None:
        """The user interrupts: what is not yet heard is dropped, and the mouth closes."""
        self._heard = np.zeros(0, np.int16)
        self._segment_ends = False

    async def __aiter__(self) -> AsyncIterator[Part]:
        """Without end; whoever takes the frames sets the pace."""
        while True:
            sound = self._next_slot()
            for frame in await asyncio.to_thread(self._portrait.push, sound, self._rate):
                for part in self._parts(frame):
                    yield part

    def _next_slot(self) -> npt.NDArray[np.int16]:
        """Sound [slot] of one frame: the agent's, filled up with silence."""
        said, self._heard = self._heard[: self._slot], self._heard[self._slot :]
        ends = self._segment_ends and not len(self._heard)
        self._segment_ends = self._segment_ends and not ends
        self._shown.append((said, ends))
        return np.pad(said, (0, self._slot - len(said)))

    def _parts(self, frame: Frame) -> list[Part]:
        """A frame, and the sound of its slot unless the agent is silent."""
        height, width = frame.pixels.shape[:2]
        parts: list[Part] = [VideoFrame(width, height, RGB24, frame.pixels.tobytes())]
        said, ends = self._shown.popleft()
        if len(said):
            parts.append(AudioFrame(said.tobytes(), self._rate, 1, len(said)))
        return [*parts, AudioSegmentEnd()] if ends else parts


async def speak(video: PortraitVideo, sound: Path) -> None:
    """Stands for the agent: its whole sentence at once, faster than it is spoken."""
    said = (read_sound(sound) * 32767).astype(np.int16)
    await video.push_audio(AudioFrame(said.tobytes(), SAMPLE_RATE, 1, len(said)))
    await video.push_audio(AudioSegmentEnd())


async def converse(photo: str, sound: Path) -> list[Part]:
    """What a call gets until the sentence is over."""
    video = await asyncio.to_thread(PortraitVideo, photo, SAMPLE_RATE)
    await speak(video, sound)
    parts: list[Part] = []
    async for part in video:
        parts.append(part)
        if isinstance(part, AudioSegmentEnd):
            break
    return parts


def main(photo: str, sound: str) -> int:
    """Prints what a call gets of one sentence; returns the exit status."""
    try:
        parts = asyncio.run(converse(photo, Path(sound)))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    seconds = sum(part.samples_per_channel for part in parts if isinstance(part, AudioFrame)) / SAMPLE_RATE
    print(f"{sum(isinstance(part, VideoFrame) for part in parts)} pictures, {seconds:.2f} s of voice in step with them")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("portrait", help="a photo, or the name of a built-in portrait such as felix")
    parser.add_argument("sound", help="a sound file")
    given = parser.parse_args()
    sys.exit(main(given.portrait, given.sound))
