"""The list of videos on disk, so that it is there again after the program has ended, however it did."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.rendering.render_queue import CHOSEN, DONE, RenderJob
from desktop.rendering.render_request import RenderRequest
from desktop.system.atomic_file import atomic_file

MOST = 1000
"""Videos; nobody has more, and a damaged file shall not fill the window."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """What is kept of a video."""

    sound: str
    title: str
    out: str = ""
    """The video, when it is done."""


def entry_of(job: RenderJob) -> Entry:
    """Whatever was not finished is only on the list."""
    done = job.state == DONE and job.order is not None
    return Entry(str(job.sound), job.title, str(job.order.out) if done and job.order else "")


def job_of(entry: Entry) -> RenderJob:
    """As it comes back: done, or to be asked for again."""
    sound, out = Path(entry.sound), Path(entry.out)
    if not entry.out:
        return RenderJob(sound, entry.title, state=CHOSEN)
    return RenderJob(sound, entry.title, state=DONE, order=RenderRequest(Path(), sound, out))


def read(file: Path) -> list[Entry]:
    """What is kept in `file`; nothing when there is none or it is unreadable."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        entries = [Entry(*(str(entry[name]) for name in ("sound", "title", "out"))) for entry in kept["films"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("the list of videos is unreadable: %s", error)
        return []
    return [entry for entry in entries if entry.sound][:MOST]


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Keep them whole or not at all; a full disk costs the memory, never the videos."""
    jobs = [{"sound": entry.sound, "title": entry.title, "out": entry.out} for entry in entries]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(file) as half:
            half.write_text(json.dumps({"films": jobs}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        log.warning("the list of videos could not be kept: %s", error)
