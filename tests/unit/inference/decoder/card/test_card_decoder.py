"""The frame graph, run by the CPU's provider, against the CPU's own drawing; and the choice between both."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pytest

from inference import providers
from inference.decoder import open_decoder as opening
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.card.constants import CONSTANTS
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import Marks
from inference.decoder.open_decoder import SHARE, open_decoder, share_alike
from inference.decoder.placement import SQUARE, Placement, place
from inference.decoder.scene.backdrop import Backdrop
from inference.decoder.scene.scene import Scene
from inference.face.dynamics import drive, face_of
from inference.onnx_session import model_path
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Floats, Pixels, Portrait
from inference.watermark.watermark import Watermark
from tests.frame_cases import CASES, motion

WIDE = (640, 360)


@cache
def person(name: str) -> Portrait:
    path = find(name)
    assert path is not None
    return register(path)


@cache
def decoders(name: str, wide: bool) -> tuple[Decoder, CardDecoder]:
    portrait = person(name)
    decoder = Decoder(portrait, Scene(portrait, place(portrait, *WIDE) if wide else SQUARE))
    return decoder, CardDecoder(decoder, providers.CPU)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("name", ["felix", "comic"])
def test_the_graph_draws_what_the_cpu_draws(name: str, wide: bool, case: str) -> None:
    decoder, card = decoders(name, wide)
    expected, seen = decoder.render(motion(case)), card.render(motion(case))
    assert seen.shape == expected.shape
    assert seen.dtype == np.uint8
    assert card.provider == "CPU"
    assert card._graph is not None
    assert share_alike(seen, expected) >= SHARE


def test_a_mouth_and_eyes_outside_the_frame_are_left_out() -> None:
    portrait = person("felix")
    scene = Scene(portrait, Placement(320, 180, -40, -360, 480))
    decoder = Decoder(portrait, scene)
    card = CardDecoder(decoder, providers.CPU)
    assert share_alike(card.render(motion("speaking")), decoder.render(motion("speaking"))) >= SHARE
    assert card._graph is not None


def test_a_card_lost_in_the_middle_draws_the_same_frame_by_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "_failed", {})
    decoder, _ = decoders("felix", False)
    card = CardDecoder(decoder, providers.CPU)
    graph = card._graph
    assert graph is not None
    monkeypatch.setattr(graph, "provider", "WebGPU")
    assert card.provider == "WebGPU"

    def lose(*_: object) -> None:
        raise RuntimeError("WebGPU: device lost")

    monkeypatch.setattr(graph, "run", lose)
    monkeypatch.setattr(providers, "accelerator", lambda: "WebGPU")
    marks = Marks(DisclosureMark(), Watermark(7))
    assert (card.render(motion("speaking"), marks) == decoder.render(motion("speaking"), marks)).all()
    assert card.provider == "CPU"
    assert "the graphics card was lost" in str(providers.problem())
    assert providers.usable() is None


class Choice:
    """A usable card, drawn by the CPU's provider, with the durations that a timed run finds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, on_card: float, on_cpu: float) -> None:
        monkeypatch.setattr(providers, "_failed", {})
        monkeypatch.setattr(providers, "_noted", {})
        monkeypatch.setattr(providers, "accelerator", lambda: providers.CPU)
        monkeypatch.setattr(providers, "usable", lambda: providers.CPU)
        monkeypatch.setattr(providers, "obstacle", lambda name: None)
        times = {CardDecoder: on_card, Decoder: on_cpu}
        monkeypatch.setattr(opening, "_milliseconds", lambda decoder, geometry: times[type(decoder)])

    def opened(self, backdrop: Backdrop | None = None) -> type:
        return type(open_decoder(person("felix"), Scene(person("felix"), backdrop=backdrop)))


def test_the_faster_one_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Choice(monkeypatch, 2.0, 9.0).opened() is CardDecoder
    assert providers.problem() is None
    assert Choice(monkeypatch, 30.0, 9.0).opened() is Decoder
    assert "it draws a frame in 30 ms, the CPU in 9" in str(providers.problem())


def test_a_card_that_draws_something_else_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = Choice(monkeypatch, 2.0, 9.0)
    monkeypatch.setattr(opening, "share_alike", lambda one, other: 0.99)
    assert choice.opened() is Decoder
    assert "it draws another picture than the CPU" in str(providers.problem())


def test_a_card_that_cannot_take_the_graph_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = Choice(monkeypatch, 2.0, 9.0)

    def refuse(*_: object) -> None:
        raise RuntimeError("CUDA out of memory")

    monkeypatch.setattr(opening, "CardDecoder", refuse)
    assert choice.opened() is Decoder
    assert "its memory is full" in str(providers.problem())


def test_unlike_pixels_are_counted() -> None:
    one = np.zeros((10, 10, 3), np.uint8)
    other: Pixels = one.copy()
    other[0, 0], other[5] = 2, 3
    assert share_alike(one, other) == pytest.approx(0.9)


def test_a_frame_goes_to_the_card_in_a_few_kilobytes() -> None:
    decoder, card = decoders("felix", True)
    geometry = decoder.locate(drive(*face_of(person("felix")), motion("speaking")), 0.3)
    assert sum(value.nbytes for value in card.inputs(geometry).values()) <= 45_056


@pytest.mark.parametrize("name", ["frame", "frame_alpha"])
def test_the_graph_is_built_with_the_constants_of_the_cpu(name: str) -> None:
    built = providers.load(model_path(name), providers.CPU).get_modelmeta().custom_metadata_map
    assert json.loads(built["constants"]) == CONSTANTS


def test_one_geometry_serves_both() -> None:
    decoder, card = decoders("felix", False)
    points: Floats = drive(*face_of(person("felix")), motion("half"))
    geometry = decoder.locate(points, 0.3)
    assert share_alike(card.draw(geometry), decoder.draw(geometry)) >= SHARE
