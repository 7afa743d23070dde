"""What counts as the same video."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.disclosure.disclosure import UNMARKED
from desktop.rendering import fingerprint as module
from desktop.rendering.fingerprint import DIGITS, fingerprint
from desktop.rendering.render_request import RenderRequest
from desktop.speech.script import Cue, Script
from inference.motion.controls import Controls
from inference.types import Framing


@pytest.fixture
def request_(tmp_path: Path) -> RenderRequest:
    for name in ("me.jpg", "talk.wav", "wall.png"):
        (tmp_path / name).write_text(name)
    return RenderRequest(
        tmp_path / "me.jpg", tmp_path / "talk.wav", tmp_path / "out.mp4", background=str(tmp_path / "wall.png")
    )


def test_names_and_places_do_not_count(request_: RenderRequest, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name, copy in (("me.jpg", "you.jpg"), ("talk.wav", "1.wav"), ("wall.png", "2.png")):
        shutil.copy(tmp_path / name, other / copy)
    moved = replace(
        request_,
        photo=other / "you.jpg",
        sound=other / "1.wav",
        background=str(other / "2.png"),
        out=other / "b.mp4",
        curves_out=other / "b.csv",
        identity=7,
    )
    assert fingerprint(moved) == fingerprint(request_)
    assert len(fingerprint(request_)) == DIGITS


CHANGES: list[Callable[[RenderRequest], RenderRequest]] = [
    lambda request: replace(request, seed=1),
    lambda request: replace(request, size="720p"),
    lambda request: replace(request, fps=30),
    lambda request: replace(request, disclosure=UNMARKED),
    lambda request: replace(request, background="blur"),
    lambda request: replace(request, framing=Framing(zoom=1.1)),
    lambda request: replace(request, controls=Controls(still=True)),
    lambda request: replace(request, controls=Controls(emotion=np.ones(52, np.float32))),
    lambda request: replace(request, out=request.out.with_suffix(".mov")),
    lambda request: replace(request, from_curves=request.photo),
    lambda request: replace(request, speech=Script((Cue("Hello."),))),
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_option_counts(request_: RenderRequest, change: Callable[[RenderRequest], RenderRequest]) -> None:
    assert fingerprint(change(request_)) != fingerprint(request_)


@pytest.mark.parametrize("name", ["me.jpg", "talk.wav", "wall.png"])
def test_the_content_of_every_input_counts(request_: RenderRequest, tmp_path: Path, name: str) -> None:
    before = fingerprint(request_)
    (tmp_path / name).write_text("something else")
    assert fingerprint(request_) != before


def test_another_program_makes_another_video(request_: RenderRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(request_)
    monkeypatch.setattr(module, "program", lambda: "0.2")
    assert fingerprint(request_) != before


def test_missing_inputs_are_left_to_the_renderer(tmp_path: Path) -> None:
    assert fingerprint(RenderRequest(tmp_path / "no.jpg", tmp_path / "no.wav", tmp_path / "a.mp4"))
