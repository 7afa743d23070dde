"""Planes that the card's graph makes, against what each sink makes of the same picture in RGB."""

from __future__ import annotations

from collections.abc import Callable

import av
import numpy as np
import pytest

from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.picture_format import FILE, LOOPBACK, OBS, PictureFormat, planes
from inference.decoder.placement import place
from inference.decoder.scene.scene import Scene
from inference.pipeline import render_frames
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Pixels
from inference.watermark.watermark import Watermark
from tests.frame_cases import motion

SIZE = (320, 180)


@pytest.fixture(scope="module")
def card() -> CardDecoder:
    path = find("felix")
    assert path is not None
    portrait = register(path)
    return CardDecoder(Decoder(portrait, Scene(portrait, place(portrait, *SIZE))), providers.CPU)


def by_ffmpeg(pixels: Pixels) -> Pixels:
    """As VideoFile converts."""
    frame = av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(format="yuv420p", dst_colorspace=1, dst_color_range=1)
    return np.asarray(frame.to_ndarray())


def by_libyuv(pixels: Pixels) -> Pixels:
    """libyuv's RAWToI420 in its integers: sums of 2x2 pixels, then BT.601."""
    colours = pixels.astype(np.int32)
    red, green, blue = np.moveaxis(colours, -1, 0)
    luma = (66 * red + 129 * green + 25 * blue + 0x1080) >> 8
    height, width = pixels.shape[:2]
    sums = colours.reshape(height // 2, 2, width // 2, 2, 3).sum((1, 3))
    red, green, blue = np.moveaxis((sums + 2) >> 2, -1, 0)
    chroma = [(112 * blue - 74 * green - 38 * red + 0x8080) >> 8, (112 * red - 94 * green - 18 * blue + 0x8080) >> 8]
    return np.concatenate([luma, *(part.reshape(-1, pixels.shape[1]) for part in chroma)]).astype(np.uint8)


@pytest.mark.parametrize(
    ("wanted", "converted"),
    [(FILE, by_ffmpeg), (LOOPBACK, by_libyuv), (OBS, lambda pixels: planes(pixels, OBS))],
    ids=["file", "loopback", "obs"],
)
def test_planes_are_those_of_the_sink(
    card: CardDecoder, wanted: PictureFormat, converted: Callable[[Pixels], Pixels]
) -> None:
    geometry = card.locate(card.portrait.landmarks)
    made, expected = card.draw(geometry, wanted=wanted), converted(card.draw(geometry))
    assert made.shape == expected.shape == (270, 320)
    assert np.abs(made.astype(int) - expected.astype(int)).max() <= 2


def test_the_cpu_converts_for_a_loopback_as_libyuv_does(card: CardDecoder) -> None:
    pixels = card.render(motion("speaking"))
    assert np.abs(planes(pixels, LOOPBACK).astype(int) - by_libyuv(pixels).astype(int)).max() <= 2


def test_a_size_without_planes_stays_rgb(card: CardDecoder) -> None:
    assert not FILE.fits(6, 6)
    assert not FILE.fits(180, 321)
    assert FILE.fits(1080, 1920)


def test_a_video_in_planes_has_both_marks(card: CardDecoder) -> None:
    marks, motions = (DisclosureMark(), Watermark(7)), [motion("speaking")]
    made = next(render_frames(card, motions, *marks, wanted=FILE)).pixels
    expected = by_ffmpeg(next(render_frames(card, motions, *marks)).pixels)
    plain = by_ffmpeg(next(render_frames(card, motions, None)).pixels)
    assert np.abs(made.astype(int) - expected).max() <= 2
    assert np.abs(plain.astype(int) - expected).max() > 100
