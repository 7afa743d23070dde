"""Status texts of the render batch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.rendering.render_job import DONE, FAILED
from desktop.widgets.common.durations import about, clock
from desktop.widgets.common.language import translated
from desktop.window.render_batch import RenderBatch
from inference.sentence import Sentence


class BatchStatus(QLabel):
    """Status label beside the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


def result_text(batch: RenderBatch) -> str:
    """Total length of the sounds not started yet, else the number of videos done and failed.

    "" while videos are made: `progress_text` reports those.
    """
    if batch.busy:
        return ""
    return _waiting(batch) if batch.ready else _outcome(batch)


def _waiting(batch: RenderBatch) -> str:
    lengths = [job.seconds for job in batch.ready if job.seconds is not None]
    if len(lengths) < 2 or len(lengths) < len(batch.ready):
        return ""
    return translated(Sentence("{time} of sound in all", time=clock(sum(lengths))))


def _outcome(batch: RenderBatch) -> str:
    states = [job.state for job in batch.jobs]
    parts = (
        (DONE, Sentence("{count} done", count=states.count(DONE))),
        (FAILED, Sentence("{count} failed", count=states.count(FAILED))),
    )
    return "  ·  ".join(translated(sentence) for state, sentence in parts if state in states)


def progress_text(batch: RenderBatch) -> tuple[str, str]:
    """Value of the style property `state` and the text to show, "" if no video is queued."""
    busy = len(batch.busy)
    if not busy:
        return "stopped", ""
    if batch.paused:
        return "stopped", translated(Sentence("Waiting"))
    left = batch.seconds_left()
    work = Sentence("Making the video") if busy == 1 else Sentence("{count} videos to go", count=busy)
    return "starting", "  ·  ".join([translated(work), *([] if left is None else [about(left)])])
