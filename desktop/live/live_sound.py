"""The sound of a session: the microphone's, or typed speech in its place."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from desktop.devices.microphone import Block
from desktop.live.bounded_queue import BoundedQueue
from desktop.live.speech_buffer import SpeechBuffer
from desktop.live.sync.delayed_voice import Voice
from inference.types import Floats


class LiveSound:
    """Sends one stream to the delayed voice and to the motion thread, with the microphone's sample numbers.

    Muting silences the microphone alone: whoever types a line while muted wants it to be heard.
    """

    def __init__(self, rate: int, voice: Voice, blocks: BoundedQueue[Block], shut_mouth: Callable[[], None]) -> None:
        """`shut_mouth` closes the mouth for all sound received so far."""
        self.speech = SpeechBuffer(rate)
        self._voice = voice
        self._blocks = blocks
        self._shut_mouth = shut_mouth
        self._muted = False
        self._gain = 1.0
        """Of the microphone, after the last block."""
        self._stand_in = 0
        """Number of samples of typed speech since the microphone sent its last block."""

    def put(self, block: Block) -> None:
        """Take a block of the microphone; called on its thread."""
        self._stand_in = 0
        mixed = self._mixed(block)
        self._voice.put(mixed)
        self._blocks.put(mixed)

    def missing(self, count: int) -> Floats:
        """[count] samples in place of a microphone that sends nothing: typed speech, or silence."""
        active = self.speech.active
        samples = _padded(self.speech.take(count), count)
        if active:
            self._voice.put(Block(samples[:, None], self._stand_in, time.perf_counter(), spoken=True))
            self._stand_in += count
        else:
            self._stand_in = 0
        return samples

    def mute(self, muted: bool) -> None:
        """Silence the microphone, or resume; a line that is being spoken goes on."""
        if muted == self._muted:
            return
        self._muted = muted
        self._voice.mute(muted)
        if muted and not self.speech.active:
            self._silence()

    def cut_speech(self) -> None:
        """Stop typed speech immediately, in the output and in the face."""
        if self.speech.active:
            self.speech.cut()
            self._silence()

    def _silence(self) -> None:
        self._voice.discard()
        self._shut_mouth()

    def _mixed(self, block: Block) -> Block:
        active = self.speech.active
        wanted = 0.0 if active or self._muted else 1.0
        if wanted == self._gain == 1.0:
            return block
        count = len(block.samples)
        start = 0.0 if self._muted else self._gain
        gains = np.linspace(start, wanted, count, dtype=np.float32)
        self._gain = wanted
        samples = block.samples * gains[:, None] if start or wanted else np.zeros_like(block.samples)
        if active:
            samples = samples + _padded(self.speech.take(count), count)[:, None]
        return replace(block, samples=samples, spoken=active)


def _padded(samples: Floats, count: int) -> Floats:
    return np.concatenate([samples, np.zeros(count - len(samples), np.float32)])
