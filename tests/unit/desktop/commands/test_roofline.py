"""What a card's frame is bound by, counted from the graph."""

from __future__ import annotations

import pytest

from desktop.commands import roofline
from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.placement import place
from inference.decoder.scene.scene import Scene
from inference.portrait.builtins import find
from inference.portrait.portrait import register


@pytest.fixture(scope="module")
def cards() -> list[CardDecoder]:
    path = find("felix")
    assert path is not None
    face = register(path)
    sizes = [(64, 36), (320, 180)]
    return [CardDecoder(Decoder(face, Scene(face, place(face, *size))), providers.CPU) for size in sizes]


def test_a_larger_frame_moves_more_with_the_same_kernels(cards: list[CardDecoder]) -> None:
    small, large = (roofline.work_of(card) for card in cards)
    assert small.kernels == large.kernels
    assert 200 < small.kernels < 2000
    frame = 320 * 180 * 3 * 4
    assert large.moved - small.moved > 10 * 3 / 4 * frame
    assert large.operations > 10 * 320 * 180


def test_bounds_follow_the_given_bandwidth(cards: list[CardDecoder]) -> None:
    found = roofline.bounds(cards[0], providers.CPU, 100.0)
    assert found["moving_alone_ms"] == pytest.approx(found["moved_mb"] / 100, abs=0.02)
    assert found["starting_alone_ms"] > 0
    assert found["resident_mb"] > 1
