"""JSON form of a render request, for other processes and computers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.disclosure.disclosure import Disclosure
from desktop.rendering.render_request import RenderRequest
from desktop.speech.script import Cue, Script
from inference.decoder.disclosure_mark import DisclosureMark
from inference.motion.controls import Controls
from inference.types import Framing

PATHS = ("photo", "sound", "out", "from_curves", "curves_out", "certificate")


def encode(request: RenderRequest) -> dict[str, Any]:
    """Dictionary of nothing but numbers, texts, lists and dictionaries; `decode` returns an equal request."""
    fields = asdict(request)
    for name in PATHS:
        fields[name] = None if fields[name] is None else str(fields[name])
    fields["disclosure"]["consent"]["kind"] = request.disclosure.consent.kind.value
    emotion = request.controls.emotion
    fields["controls"]["emotion"] = None if emotion is None else [float(score) for score in emotion]
    return fields


def decode(fields: dict[str, Any]) -> RenderRequest:
    """The request that `encode` was given."""
    paths = {name: None if fields[name] is None else Path(fields[name]) for name in PATHS}
    parts = {
        "controls": _controls(fields),
        "framing": _framing(fields["framing"]),
        "disclosure": _disclosure(fields["disclosure"]),
        "speech": _speech(fields["speech"]),
    }
    return RenderRequest(**{**fields, **paths, **parts})


def _controls(fields: dict[str, Any]) -> Controls:
    values = dict(fields["controls"])
    emotion = values.pop("emotion")
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return Controls(emotion=None if emotion is None else np.array(emotion, np.float32), **values)


def _framing(fields: dict[str, Any] | None) -> Framing | None:
    if fields is None:
        return None
    face = None if fields["face"] is None else tuple(fields["face"])
    return Framing(face, fields["zoom"], tuple(fields["shift"]))


def _speech(fields: dict[str, Any] | None) -> Script | None:
    if fields is None:
        return None
    return Script(tuple(Cue(**cue) for cue in fields["cues"]), fields["voice"], fields["command"])


def _disclosure(fields: dict[str, Any]) -> Disclosure:
    consent, mark = fields["consent"], fields["mark"]
    return Disclosure(
        Consent(ConsentKind(consent["kind"]), consent["photo"], consent["date"]),
        None if mark is None else DisclosureMark(**mark),
        fields["reason"],
    )
