"""Requests as they go to other processes and computers."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.disclosure.disclosure import Disclosure
from desktop.rendering.render_request import RenderRequest
from desktop.rendering.request_json import decode, encode
from desktop.speech.script import Cue, Script
from inference.decoder.disclosure_mark import DisclosureMark
from inference.motion.controls import Controls
from inference.types import Framing

PLAIN = RenderRequest(Path("me.jpg"), Path("talk.wav"), Path("out.mp4"))
FULL = RenderRequest(
    photo=Path("é/me.jpg"),
    sound=None,
    out=Path("out-%05d.png"),
    size="720p",
    background="#20603a",
    controls=Controls(np.linspace(0, 1, 52, dtype=np.float32), (1.5, -2.0), 1.1, (1.0, 2.0, 3.0), blink_rate=12.0),
    disclosure=Disclosure(Consent(ConsentKind.ME, "ab", "2026-01-02"), DisclosureMark("upper-left", "fr"), "A test."),
    identity=123,
    fps=50,
    seed=7,
    framing=Framing((0.25, 0.5), 1.1, (0.1, -0.1)),
    speech=Script((Cue("Hello.", 0.5, None), Cue("Olá.", 1.0, 2.0)), "pt", "tts {wav}"),
    from_curves=Path("in.csv"),
    curves_fps=25.0,
    curves_out=Path("curves.csv"),
)


@pytest.mark.parametrize("request_", [PLAIN, FULL])
def test_a_request_survives_the_journey(request_: RenderRequest) -> None:
    text = json.dumps(encode(request_))
    assert b"desktop" not in pickle.dumps(encode(request_)), "a cluster's scheduler does not have these classes"
    again = decode(json.loads(text))
    assert json.dumps(encode(again)) == text
    assert type(again.controls.gaze) is tuple
    assert again.speech == request_.speech
    assert (again.disclosure, again.identity) == (request_.disclosure, request_.identity)
    assert (again.photo, again.sound, again.out, again.framing) == (
        request_.photo,
        request_.sound,
        request_.out,
        request_.framing,
    )
    if request_.controls.emotion is not None:
        assert again.controls.emotion is not None
        np.testing.assert_array_equal(again.controls.emotion, request_.controls.emotion)


def test_files_are_replaced_by_name(tmp_path: Path) -> None:
    (tmp_path / "wall.png").touch()
    request = RenderRequest(Path("a.jpg"), Path("b.wav"), Path("c.mp4"), background=str(tmp_path / "wall.png"))
    assert set(request.inputs()) == {"photo", "sound", "background"}
    placed = request.with_files({"background": Path("x.png"), "out": Path("d.mp4")})
    assert (placed.background, placed.out, placed.photo) == ("x.png", Path("d.mp4"), Path("a.jpg"))
    assert request.absolute().photo == Path("a.jpg").absolute()
