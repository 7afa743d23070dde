"""Microphone and typed speech as one stream."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.bounded_queue import BoundedQueue
from desktop.live.live_sound import LiveSound
from inference.types import Floats

RATE, SIZE = 16_000, 160


class FakeVoice:
    """Records what the delayed voice is told."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.muted = False
        self.discarded = 0

    def put(self, block: Block) -> None:
        self.blocks.append(block)

    def mute(self, muted: bool) -> None:
        self.muted = muted

    def discard(self) -> None:
        self.discarded += 1


class Room:
    """A microphone that hears 0.5."""

    def __init__(self) -> None:
        self.voice, self.shut = FakeVoice(), 0
        self.queue = BoundedQueue[Block](1e9, lambda block: len(block.samples))
        self.sound = LiveSound(RATE, self.voice, self.queue, self._shut)
        self._starts = iter(range(0, 10**9, SIZE))

    def _shut(self) -> None:
        self.shut += 1

    def say(self, *levels: float) -> None:
        for level in levels:
            self.sound.speech.write(np.full(SIZE, level, np.float32))

    def hear(self, count: int = 1) -> list[Floats]:
        """The blocks [SIZE] that both receivers got."""
        for start, _ in zip(self._starts, range(count), strict=False):
            self.sound.put(Block(np.full((SIZE, 2), 0.5, np.float32), start, start / RATE))
        got = self.queue.drain()
        assert [block.start for block in got] == [block.start for block in self.voice.blocks[-len(got) :]]
        for ours, voices in zip(got, self.voice.blocks[-len(got) :], strict=True):
            np.testing.assert_array_equal(ours.samples, voices.samples)
        return [block.samples[:, 0] for block in got]


@pytest.fixture
def room() -> Room:
    return Room()


def test_typed_speech_takes_the_microphones_place(room: Room) -> None:
    assert (room.hear()[0] == 0.5).all()
    room.say(0.25, 0.25)
    first, second = room.hear(2)
    assert first[0] == 0.75
    assert first[-1] == 0.25, "the microphone fades within a block"
    assert (second == 0.25).all()
    assert (room.hear()[0] == 0).all(), "a pause of the engine"
    room.say(0.25)
    room.sound.speech.end()
    assert (room.hear()[0] == 0.25).all()
    back, steady = room.hear(2)
    assert (back[0], back[-1]) == (0, 0.5)
    assert (steady == 0.5).all()
    assert [block.spoken for block in room.voice.blocks] == [False, True, True, True, True, False, False]


def test_mute_silences_the_microphone_and_not_what_is_typed(room: Room) -> None:
    room.hear()
    room.sound.mute(True)
    assert (room.voice.muted, room.voice.discarded, room.shut) == (True, 1, 1)
    assert (room.hear()[0] == 0).all()
    room.say(0.25, 0.25)
    assert (room.hear()[0] == 0.25).all()
    room.sound.mute(False)
    room.sound.mute(True)
    assert (room.voice.discarded, room.shut) == (1, 1), "the line goes on"
    assert (room.hear()[0] == 0.25).all()


def test_stopped_speech_ends_at_once_in_sound_and_face(room: Room) -> None:
    room.say(0.25, 0.25, 0.25)
    room.hear(1)
    room.sound.cut_speech()
    assert (room.voice.discarded, room.shut) == (1, 1)
    last, after = room.hear(2)
    assert last[0] == 0.25
    assert last[SIZE // 2 - 1] == 0
    assert (after[-1], room.sound.speech.active) == (0.5, False)
    room.sound.cut_speech()
    assert room.shut == 1, "nothing was said"


def test_typed_speech_is_heard_although_the_microphone_sends_nothing(room: Room) -> None:
    assert not room.sound.missing(100).any()
    assert room.voice.blocks == []
    room.say(0.25, 0.25)
    room.sound.speech.end()
    assert (room.sound.missing(200) == 0.25).all()
    assert np.count_nonzero(room.sound.missing(200)) == 120
    assert not room.sound.missing(200).any()
    assert [(block.start, block.spoken) for block in room.voice.blocks] == [(0, True), (200, True)]
