from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import av
import cv2
import numpy as np
import pytest

from inference.types import Pixels
from inference.watermark.detector import Detection, Detector
from inference.watermark.watermark import Watermark
from tests.unit.inference.watermark.synthetic_pictures import moving_pictures

IDENTITY = 0xC0FFEE42


def detect(frames: Iterable[Any]) -> Detection:
    detector = Detector()
    for frame in frames:
        detector.push(frame)
    return detector.detection()


@pytest.fixture(scope="module")
def plain() -> list[Pixels]:
    return moving_pictures(12)


@pytest.fixture(scope="module")
def marked(plain: list[Pixels]) -> list[Pixels]:
    return [Watermark(IDENTITY).add(frame.copy()) for frame in plain]


def test_marked_pictures_show_the_number_of_the_installation(marked: list[Pixels]) -> None:
    found = detect(marked)
    assert found.certain
    assert (found.identity, found.moved) == (IDENTITY, False)


def test_unmarked_pictures_show_nothing(plain: list[Pixels]) -> None:
    assert not detect(plain).found


def test_a_crop_that_was_enlarged_still_shows_it(marked: list[Pixels]) -> None:
    found = detect(cv2.resize(frame[31:300, 17:286], (360, 360)) for frame in marked)
    assert found.certain
    assert (found.identity, found.moved) == (IDENTITY, True)


def test_brightness_contrast_and_missing_frames_do_no_harm(marked: list[Pixels]) -> None:
    assert detect(cv2.convertScaleAbs(frame, alpha=0.8, beta=25) for frame in marked[::3]).identity == IDENTITY


def test_a_compressed_video_still_shows_it(marked: list[Pixels]) -> None:
    assert detect(compressed(marked)).found


def test_nothing_is_found_in_nothing() -> None:
    assert not Detector().detection().found
    assert not detect([np.zeros((200, 200, 3), np.uint8)]).found
    assert not detect([np.zeros((20, 20, 3), np.uint8)]).found


def test_another_size_starts_afresh(marked: list[Pixels]) -> None:
    detector = Detector()
    detector.push(np.zeros((200, 200, 3), np.uint8))
    for frame in marked:
        detector.push(frame)
    assert detector.frames == len(marked)
    assert detector.detection().found


def compressed(frames: list[Pixels]) -> list[Pixels]:
    """The frames after MPEG-4 at a low rate, which every build of FFmpeg has."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as out:
        video = out.add_stream("mpeg4", rate=25)
        assert isinstance(video, av.VideoStream)
        video.width, video.height = frames[0].shape[1], frames[0].shape[0]
        video.pix_fmt, video.bit_rate = "yuv420p", 400_000
        for frame in frames:
            out.mux(video.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        out.mux(video.encode(None))
    with av.open(io.BytesIO(file.getvalue()), "r") as back:
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in back.decode(video=0)]
