"""A video as a task of a Dask worker. Nothing here needs Dask.

Files are used where the worker sees them; others are sent along, and their results sent back.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import cv2

from desktop.rendering import existing_video, video_renderer
from desktop.rendering.fingerprint import digest_of, program
from desktop.rendering.outcome import FAILED, MADE, SKIPPED, Outcome
from desktop.rendering.render_request import RenderRequest
from desktop.rendering.request_json import decode
from desktop.system import reachable
from desktop.system.background_tasks import unexpected
from inference.sentence import Sentence
from inference.user_error import UserError


@dataclass(frozen=True)
class Order:
    """What a worker is told of a video."""

    request: dict[str, Any]
    """As `request_json.encode` returns it, with absolute paths."""
    digests: dict[str, str]
    """SHA-256 of each input, by the name of its field."""
    markers: dict[str, str]
    """For each output a file in its folder: who sees it sees the folder."""
    program: str


@dataclass(frozen=True)
class Delivery:
    """Answer of a worker."""

    outcome: Outcome | None
    """None if it does not see the inputs: they are to be sent along."""
    files: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    """Names and contents of results for folders that it does not see, by the name of the output's field."""


def make(order: dict[str, Any], files: Mapping[str, bytes] | None) -> dict[str, Any]:
    """Carry out an Order, given as a dictionary; returns a Delivery as one. `files` are the inputs, if sent along."""
    cv2.setNumThreads(1)  # a worker serves one core with each of its threads
    with tempfile.TemporaryDirectory(prefix="understudy-", ignore_cleanup_errors=True) as folder:
        return asdict(_deliver(Order(**order), files, Path(folder)))


def _deliver(order: Order, files: Mapping[str, bytes] | None, folder: Path) -> Delivery:
    if order.program != program():
        text = Sentence("A worker runs another version of Understudy; install the same one on all computers.")
        return Delivery(Outcome(FAILED, sentence=text))
    request = decode(order.request)
    places = _inputs(order, files, folder)
    if places is None:
        return Delivery(None)
    returned = {name: folder / f"{name}-result" for name, marker in order.markers.items() if not _sees(marker)}
    for name, place in returned.items():
        place.mkdir()
        places[name] = place / Path(order.request[name]).name
    outcome = _render(request.with_files(places))
    outcome = Outcome(outcome.state, outcome.frames, outcome.notes, _original(outcome.sentence, order, places))
    return Delivery(outcome, {name: _contents(place) for name, place in returned.items() if outcome.state == MADE})


def _sees(path: str) -> bool:
    return reachable.exists(Path(path))


def _inputs(order: Order, files: Mapping[str, bytes] | None, folder: Path) -> dict[str, Path] | None:
    """Where each input is that does not lie at its own path; None if one is missing."""
    places = {}
    for name, digest in order.digests.items():
        path = Path(order.request[name])
        if digest_of(path) == digest:
            continue
        if files is None:
            return None
        places[name] = folder / name / path.name
        places[name].parent.mkdir()
        places[name].write_bytes(files[name])
    return places


def _render(request: RenderRequest) -> Outcome:
    """Make the video, unless it is there: a worker may have died after it had made it."""
    try:
        if existing_video.is_made(request):
            return Outcome(SKIPPED)
        last = deque(video_renderer.render(request), maxlen=1)
    except UserError as error:
        return Outcome(FAILED, sentence=str(error))
    except Exception as error:  # noqa: BLE001 - a bug in one video must not stop the others
        return Outcome(FAILED, sentence=unexpected(error))
    return Outcome(MADE, last[0].done, last[0].notes)


def _original(sentence: str, order: Order, places: Mapping[str, Path]) -> str:
    """The sentence with the user's paths instead of the worker's own."""
    for name, place in places.items():
        sentence = sentence.replace(str(place), str(order.request[name]))
    return sentence


def _contents(folder: Path) -> list[tuple[str, bytes]]:
    return [(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
