"""Persistent list of videos, which survives a restart or a crash of the program."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.rendering.render_job import DONE, LISTED, RenderJob
from desktop.rendering.render_request import RenderRequest
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file

MAX_ENTRIES = 1000
"""Maximum number of videos read, so that a damaged file cannot fill the window."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """Stored data of a video."""

    sound: str
    title: str
    out: str = ""
    """Path of the video if it is done, else ""."""


def entry_of(job: RenderJob) -> Entry:
    """An Entry for `job`; `out` is empty unless the job is done."""
    done = job.state == DONE and job.request is not None
    return Entry(str(job.sound), job.title, str(job.request.out) if done and job.request else "")


def job_of(entry: Entry) -> RenderJob:
    """The job of an entry: done if it has a video, else not started."""
    sound, out = Path(entry.sound), Path(entry.out)
    if not entry.out:
        return RenderJob(sound, entry.title, state=LISTED)
    return RenderJob(sound, entry.title, state=DONE, request=RenderRequest(Path(), sound, out))


def read(file: Path) -> list[Entry]:
    """Entries in `file`; empty if it is missing or unreadable."""
    try:
        kept = json_file.read(file)
        entries = [Entry(*(str(entry[name]) for name in ("sound", "title", "out"))) for entry in kept["films"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.warning("the list of videos is unreadable: %s", error)
        return []
    return [entry for entry in entries if entry.sound][:MAX_ENTRIES]


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Write the entries atomically; a failure, such as a full disk, is only logged."""
    jobs = [{"sound": entry.sound, "title": entry.title, "out": entry.out} for entry in entries]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(file) as half:
            half.write_text(json.dumps({"films": jobs}, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        log.warning("the list of videos could not be kept: %s", error)
