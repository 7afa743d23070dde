import itertools

import numpy as np
import pytest

from inference import pipeline
from inference.motion.controls import Controls
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.pipeline import frame_count, render_speech
from inference.types import Floats
from tests.unit.desktop.fake_pipeline import FakeBuffer, FakeGenerator, FakePainter, motion, portrait


class Generator(FakeGenerator):
    def __init__(self, seed: int = 0, controls: Controls | None = None, lips: LipsModel = STREAMING) -> None:
        super().__init__(seed, controls)

    def flush(self) -> list:
        last = self._index
        heard = max(0, len(self._heard) - 1) // 640
        return [motion(index) for index in range(last, heard + 1)]


@pytest.fixture(autouse=True)
def _fake_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MotionGenerator", Generator)
    monkeypatch.setattr(pipeline, "MotionBuffer", FakeBuffer)
    monkeypatch.setattr(pipeline, "Decoder", FakePainter)


@pytest.mark.parametrize("fps", [25, 30, 40, 50, 60])
def test_frames_cover_exactly_the_sound(fps: int) -> None:
    for samples in (640, 16_000, 16_001, 23_456):
        frames = list(render_speech(portrait("a"), np.zeros(samples, np.float32), fps))
        assert [frame.index for frame in frames] == list(range(frame_count(samples, fps)))
        assert (len(frames) - 1) / fps < samples / 16_000 <= len(frames) / fps


def test_frame_k_shows_the_sound_at_its_own_time() -> None:
    sound = np.zeros(32_000, np.float32)
    sound[16_000:] = 1.0
    shades = [int(frame.pixels[0, 0, 0]) for frame in render_speech(portrait("a"), sound, 25, mark=None)]
    assert shades[:25] == [1] * 25
    assert shades[25:47] == [201] * 22


def test_frames_are_delivered_as_early_as_possible() -> None:
    frames = render_speech(portrait("a"), np.zeros(16_000 * 3600, np.float32), 25)
    assert next(frames).index == 0
    assert next(frames).index == 1


@pytest.mark.parametrize("fps", [25, 60])
def test_blocks_of_any_length_give_the_same_frames(fps: int) -> None:
    def shades(samples: Floats | list[Floats]) -> list[int]:
        return [int(frame.pixels[0, 0, 0]) for frame in render_speech(portrait("a"), samples, fps, mark=None)]

    sound = np.repeat(np.arange(10, dtype=np.float32) % 2, 800)[:7999]
    assert len(set(shades(sound))) > 1
    assert shades(np.split(sound, [1, 2, 639, 641, 2500, 2500])) == shades(sound)


def test_a_frame_is_delivered_as_soon_as_its_sound_has_arrived() -> None:
    taken = []

    def endless():
        for _ in itertools.count():
            taken.append(1)
            yield np.zeros(160, np.float32)

    frames = render_speech(portrait("a"), endless(), 25)
    assert [next(frames).index for _ in range(50)] == list(range(50))
    assert len(taken) < 250


def test_finished_sound_is_heard_by_the_lips_that_look_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def made(*options: object) -> Generator:
        asked.append(options[2])
        return Generator(0)

    monkeypatch.setattr(pipeline, "MotionGenerator", made)
    list(render_speech(portrait("a"), np.zeros(1280, np.float32), 25))
    assert asked == [OFFLINE]


def test_the_disclosure_mark_is_drawn_by_default() -> None:
    sound = np.zeros(640, np.float32)
    assert next(render_speech(portrait("a"), sound, 25)).pixels.std() > 0
    assert next(render_speech(portrait("a"), sound, 25, mark=None)).pixels.std() == 0
