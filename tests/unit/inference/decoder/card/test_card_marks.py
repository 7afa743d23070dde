"""Marks and transparent frames that the graphs draw, against those of the CPU."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.open_decoder import SHARE, share_alike
from inference.decoder.picture_format import LOOPBACK
from inference.decoder.placement import place
from inference.decoder.scene.backdrop import Backdrop
from inference.decoder.scene.scene import Scene
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Floats, Pixels, Portrait
from inference.watermark.detector import Detector
from inference.watermark.watermark import Watermark
from tests.frame_cases import CASES, motion

SIZE = (384, 288)
BOTH = Marks(DisclosureMark("upper-left"), Watermark(7))


@cache
def person() -> Portrait:
    path = find("felix")
    assert path is not None
    return register(path)


@cache
def decoders(kind: str) -> tuple[Decoder, CardDecoder]:
    decoder = Decoder(person(), Scene(person(), place(person(), *SIZE), Backdrop(kind)))
    return decoder, CardDecoder(decoder, providers.CPU)


def seen(pixels: Pixels) -> Floats:
    """Pixels without colours where nothing is seen of them."""
    return pixels.astype(np.float32) * (pixels[..., 3:] > 0 if pixels.shape[2] == 4 else 1)


@pytest.mark.parametrize("kind", ["photo", "transparent"])
@pytest.mark.parametrize("marks", [BOTH, Marks(watermark=Watermark(7)), Marks(DisclosureMark())])
def test_the_card_marks_frames_as_the_cpu_does(kind: str, marks: Marks) -> None:
    decoder, card = decoders(kind)
    plain, marked = card.render(motion("speaking")), card.render(motion("speaking"), marks)
    apart = np.abs(seen(marked) - seen(marks.draw(plain.copy()))).max(-1)
    assert apart.max() <= 1
    assert np.mean(apart > 0) < 0.01
    assert share_alike(marked, decoder.render(motion("speaking"), marks)) >= SHARE
    assert (card.render(motion("speaking")) == plain).all()
    assert card._graph is not None


def test_planes_of_the_card_are_marked_too() -> None:
    _, card = decoders("photo")
    geometry = card.prepare(motion("rest"))
    light = [card.draw(geometry, marks, LOOPBACK)[: SIZE[1]].astype(int) for marks in (PLAIN, BOTH)]
    area, _, opacity = DisclosureMark("upper-left").layer(SIZE[1], SIZE[0])
    assert light[0].shape == SIZE[::-1]
    assert np.abs(light[1] - light[0])[area][opacity[..., 0] > 0.6].mean() > 10
    assert np.abs(light[1] - light[0])[SIZE[1] // 2 :].max() == 1


def test_the_detector_reads_the_number_that_a_card_has_drawn() -> None:
    decoder = Decoder(person())
    card, detector = CardDecoder(decoder, providers.CPU), Detector()
    for case in CASES:
        detector.push(card.render(motion(case), BOTH))
    assert detector.detection().identity == 7


@pytest.mark.parametrize("case", CASES)
def test_a_transparent_frame_is_that_of_the_cpu(case: str) -> None:
    decoder, card = decoders("transparent")
    drawn = card.render(motion(case))
    assert drawn.shape == (*SIZE[::-1], 4)
    assert share_alike(drawn, decoder.render(motion(case))) >= SHARE
    assert card._graph is not None
