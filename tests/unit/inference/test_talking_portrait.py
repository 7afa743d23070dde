"""Sound in blocks of any kind gives the same frames, disclosed, on any thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from inference.decoder.unmarked import Unmarked
from inference.motion.controls import Controls
from inference.portrait.builtins import RESOURCES
from inference.talking_portrait import TalkingPortrait, open_portrait
from inference.types import Floats, Frame, Portrait
from inference.user_error import UserError
from tests.sounds import voice

RATE = 48_000
SMALL = 128, 96
PCM = (voice(0.3, RATE) * 32768).astype(np.int16)
SPEECH = PCM / np.float32(32768)


@pytest.fixture(scope="module")
def felix() -> Portrait:
    return open_portrait("felix")


@pytest.fixture(scope="module")
def made(felix: Portrait) -> TalkingPortrait:
    return TalkingPortrait(felix, size=SMALL, fps=30)


@pytest.fixture(scope="module")
def unmarked(felix: Portrait) -> TalkingPortrait:
    reason = Unmarked("agreed", "The page says so beside the video.")
    return TalkingPortrait(felix, size=SMALL, fps=30, mark=reason, number=7)


@pytest.fixture
def talking(made: TalkingPortrait) -> TalkingPortrait:
    made.reset()
    return made


def said(talking: TalkingPortrait, sound: np.ndarray, *cuts: int) -> list[Frame]:
    return [frame for block in np.split(sound, cuts) for frame in talking.push(block, RATE)] + talking.flush()


def push(talking: TalkingPortrait, sound: np.ndarray, start: int, end: int) -> list[Frame]:
    return talking.push(sound[start:end], RATE)


def same(one: list[Frame], other: list[Frame]) -> bool:
    pairs = zip(one, other, strict=True)
    return all(a.index == b.index and np.array_equal(a.pixels, b.pixels) for a, b in pairs)


def test_any_blocks_and_formats_give_the_same_frames(talking: TalkingPortrait) -> None:
    whole = said(talking, SPEECH)
    assert [frame.index for frame in whole] == list(range(9))
    assert {frame.pixels.shape for frame in whole} == {(96, 128, 3)}
    assert not np.array_equal(whole[0].pixels, whole[-1].pixels)
    talking.reset()
    assert same(said(talking, np.stack([PCM, PCM], axis=1), 1, 2, 700, 9000, 9000), whole)


def test_a_frame_waits_no_longer_than_the_declared_latency(talking: TalkingPortrait) -> None:
    step = RATE // 100
    sound = np.concatenate([SPEECH, SPEECH])
    arrived = [(end, frame) for end in range(step, len(sound), step) for frame in push(talking, sound, end - step, end)]
    waits = [end / RATE - frame.index / talking.fps for end, frame in arrived]
    assert 0 <= max(waits) - talking.latency < 0.012
    assert talking.latency >= talking.look_ahead / 16_000


def test_controls_move_the_face_and_are_checked(talking: TalkingPortrait) -> None:
    quiet = said(talking, SPEECH)
    talking.reset()
    talking.controls = Controls(head_pose=(20.0, 0.0, 0.0))
    turned = said(talking, SPEECH)
    assert not same(quiet, turned)
    for wrong in (Controls(distance=0.0), Controls(gaze=(90.0, 0.0)), Controls(head_motion=np.nan)):
        with pytest.raises(UserError, match="The control"):
            talking.controls = wrong
    talking.controls = Controls()


def test_each_frame_carries_both_marks_unless_a_reason_is_stated(
    talking: TalkingPortrait, unmarked: TalkingPortrait
) -> None:
    unmarked.reset()
    shown, plain = said(talking, SPEECH)[0].pixels, said(unmarked, SPEECH)[0].pixels
    difference = np.abs(shown.astype(int) - plain).max(-1)
    assert difference[60:, 64:].max() > 100
    assert 0 < difference[:48].max() <= 2  # the numbers of the invisible marks
    with pytest.raises(UserError, match="needs a reason"):
        Unmarked("me")
    with pytest.raises(UserError, match="whose face"):
        Unmarked("somebody", "fun")


def test_a_stream_draws_on_another_thread(talking: TalkingPortrait, monkeypatch: pytest.MonkeyPatch) -> None:
    async def blocks() -> AsyncIterator[Floats]:
        for block in np.array_split(SPEECH, 5):
            yield block

    async def streamed() -> list[Frame]:
        return [frame async for frame in talking.stream(blocks(), RATE, asyncio.to_thread)]

    threads = set()
    render = talking._decoder.render
    monkeypatch.setattr(talking._decoder, "render", lambda *of: threads.add(threading.get_ident()) or render(*of))
    frames = asyncio.run(streamed())
    assert threading.get_ident() not in threads
    talking.reset()
    assert same(frames, said(talking, SPEECH))


def test_several_threads_share_a_portrait(talking: TalkingPortrait, unmarked: TalkingPortrait) -> None:
    def once(one: TalkingPortrait) -> list[Frame]:
        one.reset()
        return said(one, SPEECH)

    alone = [once(one) for one in (talking, unmarked)]
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(once, (talking, unmarked)))
    assert all(same(*pair) for pair in zip(alone, together, strict=True))


def test_a_second_thread_is_refused(talking: TalkingPortrait, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking._decoder, "render", lambda *_: talking.push(SPEECH, RATE))
    with pytest.raises(UserError, match="Two threads"):
        talking.push(SPEECH, RATE)


def test_wrong_sound_is_refused_and_harms_nothing(talking: TalkingPortrait) -> None:
    for wrong in (b"\0\0", np.zeros(9), np.zeros((2, 2, 2), np.float32), np.zeros((9, 0), np.int16)):
        with pytest.raises(UserError, match="int16 or float32"):
            talking.push(wrong, RATE)
    with pytest.raises(UserError, match="call reset before the rate changes"):
        talking.push(SPEECH, 44_100)
    assert talking.push(np.full(9, np.nan, np.float32), RATE) == []
    assert len(said(talking, SPEECH)) == 10  # 9 samples more begin another frame
    with pytest.raises(UserError, match="call reset before more"):
        talking.push(SPEECH, RATE)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"size": (0, 512)}, "64 to 4096 pixels"),
        ({"size": (512,)}, "64 to 4096 pixels"),
        ({"fps": 61}, "whole frames a second"),
        ({"background": "chair"}, "no background chair"),
        ({"portrait": Path("missing.jpg")}, "missing.jpg"),
        ({"portrait": RESOURCES / "builtins.toml"}, "builtins.toml"),
    ],
)
def test_wrong_options_are_refused(felix: Portrait, options: dict, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        TalkingPortrait(**{"portrait": felix, **options})
