"""Queue of videos, rendered one at a time on its own thread."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

from desktop.rendering.render_request import RenderRequest, Step, result
from desktop.system import threads
from desktop.system.background_tasks import unexpected
from desktop.system.rate_meter import RateMeter
from inference.sentence import Sentence
from inference.user_error import UserError

CHOSEN = "chosen"
"""In the list, but not queued for rendering."""
WAITING, MAKING, DONE, FAILED, CANCELLED = "waiting", "making", "done", "failed", "cancelled"
LOOKED_BACK = 8.0
"""Window in seconds for estimating the remaining time."""
SETTLED = 8
"""Number of frames after which the rate is reliable."""

Make = Callable[[RenderRequest], Generator[Step]]

log = logging.getLogger(__name__)


@dataclass(eq=False)
class RenderJob:
    """A sound file in the list and the state of its video."""

    sound: Path
    title: str
    seconds: float | None = None
    """Duration of the sound; None while unknown."""
    state: str = CHOSEN
    sentence: str = ""
    """Error message of a failed job."""
    order: RenderRequest | None = None
    step: Step = field(default_factory=Step)
    seconds_left: float | None = None

    @property
    def busy(self) -> bool:
        """True while the job is queued or rendering."""
        return self.state in (WAITING, MAKING)

    @property
    def result(self) -> Path | None:
        """The video file, or the folder of its image sequence; None unless done."""
        return result(self.order.out) if self.order and self.state == DONE else None


class RenderQueue:
    """Rendering queue. Calls return immediately, and jobs hold the progress; only the owner's thread may call."""

    def __init__(self, make: Make, clock: Callable[[], float] = time.monotonic) -> None:
        self.jobs: list[RenderJob] = []
        self._make = make
        self._clock = clock
        self._change = Condition()
        self._held = self._closed = False
        self._thread: Thread | None = None
        self._per_picture: float | None = None

    @property
    def busy(self) -> list[RenderJob]:
        """Jobs that are queued or rendering."""
        return [job for job in self.jobs if job.busy]

    @property
    def held(self) -> bool:
        """True while the queue is paused."""
        return self._held

    def hold(self, on: bool) -> None:
        """Pause the queue, even within a video, or resume it."""
        with self._change:
            self._held = on
            self._change.notify_all()

    def start(self, job: RenderJob, order: RenderRequest) -> None:
        """Queue `job` after the jobs already waiting; a job that ended before is rendered again."""
        with self._change:
            job.order, job.state, job.sentence = order, WAITING, ""
            job.step, job.seconds_left = Step(), None
            self._change.notify_all()
        if self._thread is None:
            self._thread = threads.start("videos", self._run)

    def cancel(self, job: RenderJob, state: str = CANCELLED) -> None:
        """Cancel a queued or rendering job and set its state; its unfinished file is removed."""
        with self._change:
            if job.busy:
                job.state = state
            self._change.notify_all()

    def refuse(self, job: RenderJob, sentence: str) -> None:
        """Mark a job that has not started as failed."""
        with self._change:
            if job.state in (CHOSEN, WAITING):
                job.state, job.sentence = FAILED, sentence

    def remove(self, job: RenderJob) -> None:
        """Cancel the job and remove it from the list; a finished file stays."""
        self.cancel(job)
        self.jobs.remove(job)

    def close(self, timeout: float) -> bool:
        """Cancel all jobs and stop the thread, waiting at most `timeout` seconds; returns False on a timeout."""
        with self._change:
            self._closed = True
            self._change.notify_all()
        for job in self.busy:
            self.cancel(job)
        if self._thread:
            self._thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()

    def seconds_left(self) -> float | None:
        """Estimated seconds until all jobs are done; None if unknown."""
        left = [self._left(job) for job in self.busy]
        known = [seconds for seconds in left if seconds is not None]
        return sum(known) if left and len(known) == len(left) else None

    def _left(self, job: RenderJob) -> float | None:
        if job.seconds_left is not None or job.order is None:
            return job.seconds_left
        if job.seconds is None or self._per_picture is None:
            return None
        return job.seconds * job.order.fps * self._per_picture

    def _run(self) -> None:
        while (job := self._next()) is not None:
            assert job.order is not None  # noqa: S101 - for mypy
            self._make_one(job, job.order)

    def _next(self) -> RenderJob | None:
        """Wait for the next queued job; None when the queue is closed."""
        with self._change:
            self._change.wait_for(lambda: self._closed or (not self._held and self._first_waiting()))
            job = None if self._closed else self._first_waiting()
            if job:
                job.state = MAKING
            return job

    def _first_waiting(self) -> RenderJob | None:
        return next((job for job in self.jobs if job.state == WAITING), None)

    def _make_one(self, job: RenderJob, order: RenderRequest) -> None:
        try:
            outcome, sentence = self._follow(job, order), ""
        except UserError as error:
            outcome, sentence = FAILED, str(error)
        except MemoryError:
            outcome, sentence = FAILED, Sentence("There is not enough memory; close other programs and try again.")
        except Exception as error:
            log.exception("a video failed unexpectedly")
            outcome, sentence = FAILED, unexpected(error)
        with self._change:
            if self._wanted(job, order):
                job.state, job.sentence = outcome, sentence

    def _follow(self, job: RenderJob, order: RenderRequest) -> str:
        """Render the video until it is done or cancelled; returns the state."""
        pace = RateMeter(LOOKED_BACK)
        with contextlib.closing(self._make(order)) as steps:
            for step in steps:
                pace = RateMeter(LOOKED_BACK) if self._held else pace
                self._show(job, step, pace)
                if not self._may_go_on(job, order):
                    return CANCELLED
        return DONE

    def _show(self, job: RenderJob, step: Step, pace: RateMeter) -> None:
        job.step = step
        if not step.total:
            return
        pictures = pace.at(self._clock(), step.done)
        if pictures > 0 and step.done >= SETTLED:
            self._per_picture = 1 / pictures
            job.seconds_left = (step.total - step.done) / pictures

    def _may_go_on(self, job: RenderJob, order: RenderRequest) -> bool:
        """Wait while paused; False if the video is cancelled."""
        with self._change:
            self._change.wait_for(lambda: not self._held or not self._wanted(job, order))
            return self._wanted(job, order)

    def _wanted(self, job: RenderJob, order: RenderRequest) -> bool:
        return not self._closed and job.state == MAKING and job.order is order
