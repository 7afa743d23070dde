"""Items of another iterator, made ahead on a thread."""

from __future__ import annotations

from collections.abc import Generator
from threading import current_thread

import numpy as np
import pytest

from desktop.rendering.background_iterator import AHEAD, BackgroundIterator
from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.placement import place
from inference.decoder.scene.scene import Scene
from inference.graph_session import GraphSession
from inference.pipeline import render_frames
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Motion, Pixels
from tests.frame_cases import CASES, motion
from tests.waiting import wait_until

LOST_AT = 3


class Numbers:
    """Counts what is made, and on which thread it ends."""

    def __init__(self, fails_at: int = -1) -> None:
        self.made, self.ended_on, self._fails_at = 0, "", fails_at

    def __call__(self) -> Generator[int]:
        try:
            while self.made != self._fails_at:
                self.made += 1
                yield self.made - 1
            raise OSError("the disk is gone")
        finally:
            self.ended_on = current_thread().name


def test_the_order_stays_and_no_more_than_the_limit_is_made_ahead() -> None:
    numbers = Numbers()
    items = BackgroundIterator(numbers())
    seen = [next(items) for _ in range(20)]
    wait_until(lambda: numbers.made == 20 + AHEAD + 1)
    items.close()
    assert seen == list(range(20))
    assert (numbers.made, numbers.ended_on) == (20 + AHEAD + 1, "frames")
    assert list(items) == []


def test_a_failure_comes_after_what_was_made_before_it() -> None:
    items = BackgroundIterator(Numbers(fails_at=5)())
    assert [next(items) for _ in range(5)] == list(range(5))
    with pytest.raises(OSError, match="the disk is gone"):
        next(items)
    assert list(items) == []
    items.close()


def test_the_end_is_the_end() -> None:
    items = BackgroundIterator(number for number in range(4))
    assert list(items) == [0, 1, 2, 3]
    items.close()


def test_a_card_lost_with_frames_in_flight_costs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "_failed", {})
    path = find("felix")
    assert path is not None
    portrait = register(path)
    decoder = Decoder(portrait, Scene(portrait, place(portrait, 320, 180)))
    card, motions = CardDecoder(decoder, providers.CPU), [motion(case) for case in (*CASES, *CASES)]
    expected = rendered(CardDecoder(decoder, providers.CPU), motions[:LOST_AT]) + rendered(decoder, motions[LOST_AT:])
    lose_after(LOST_AT, card._graph, monkeypatch)
    with_threads = [frame.pixels for frame in render_frames(card, motions, ahead=BackgroundIterator)]
    assert card.provider == providers.CPU
    assert card._graph is None
    assert all((one == other).all() for one, other in zip(with_threads, expected, strict=True))


def rendered(decoder: Decoder, motions: list[Motion]) -> list[Pixels]:
    return [np.array(frame.pixels) for frame in render_frames(decoder, motions)]


def lose_after(count: int, graph: GraphSession | None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graph is not None
    draw, drawn = graph.run, iter(range(count))

    def run(*arguments: object) -> Pixels:
        if next(drawn, None) is None:
            raise RuntimeError("device lost")
        return draw(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(graph, "run", run)
