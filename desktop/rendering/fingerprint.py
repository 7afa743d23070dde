"""Identity of what a video is made from: two videos with one fingerprint show the same frames and sound."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from desktop.library import framed_photo
from desktop.rendering.render_request import RenderRequest
from desktop.rendering.request_json import encode
from desktop.system.version import version
from inference.onnx_session import MODELS
from inference.portrait import portrait_cache

DIGITS = 32


def fingerprint(request: RenderRequest) -> str:
    """DIGITS hex digits of a SHA-256 over the content of all input files, the options and the program.

    Names and places of files, the number in the watermark and the day of a consent do not count. An input that cannot
    be read counts as empty; rendering reports it.
    """
    options: dict[str, Any] = encode(request.with_framing(framed_photo.wanted(request.photo)))
    for name, path in request.inputs().items():
        options[name] = digest_of(path)
    options["disclosure"]["consent"] = request.disclosure.consent.kind.value
    options |= {
        "out": request.out.suffix.lower(),
        "curves_out": None,
        "identity": None,
        "certificate": None,
        "program": program(),
    }
    if request.speech is None:
        del options["speech"]  # unknown to earlier versions, whose videos are not made again for it
    text = json.dumps(options, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


@cache
def program() -> str:
    """Version of the program and checksum of its models: another one makes other frames."""
    models = hashlib.sha256((MODELS / "models.toml").read_bytes()).hexdigest()[:DIGITS]
    return f"{version()} {models} {portrait_cache.VERSION}"


def digest_of(path: Path) -> str:
    """SHA-256 of a file; "" if it cannot be read. A file that has not changed since is not read again."""
    try:
        state = path.stat()
        return _digest(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return ""


@cache
def _digest(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
