"""Queue of videos; each renderer works on a thread of its own."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Generator
from functools import partial
from threading import Condition, Thread

from desktop.rendering.render_job import CANCELLED, DONE, FAILED, LISTED, RENDERING, WAITING, RenderJob
from desktop.rendering.render_request import RenderRequest, Step
from desktop.system import threads
from desktop.system.background_tasks import unexpected
from desktop.system.rate_meter import RateMeter
from inference.user_error import UserError

RATE_WINDOW = 8.0
"""Window in seconds for estimating the remaining time."""
MIN_FRAMES = 8
"""Number of frames after which the rate is reliable."""

Render = Callable[[RenderRequest], Generator[Step]]

log = logging.getLogger(__name__)


class RenderQueue:
    """Rendering queue. Calls return immediately, and jobs hold the progress; only the owner's thread may call."""

    def __init__(self, *renders: Render, clock: Callable[[], float] = time.perf_counter) -> None:
        """Each of `renders` makes one video at a time."""
        self.jobs: list[RenderJob] = []
        self._renders = renders
        self._clock = clock
        self._change = Condition()
        self._paused = self._closed = False
        self._threads: list[Thread] = []
        self._seconds_per_frame: float | None = None

    @property
    def busy(self) -> list[RenderJob]:
        """Jobs that are queued or rendering."""
        return [job for job in self.jobs if job.busy]

    @property
    def paused(self) -> bool:
        """True while the queue is paused."""
        return self._paused

    def pause(self, on: bool) -> None:
        """Pause the queue, even within a video, or resume it."""
        with self._change:
            self._paused = on
            self._change.notify_all()

    def start(self, job: RenderJob, request: RenderRequest) -> None:
        """Queue `job` after the jobs already waiting; a job that ended before is rendered again."""
        with self._change:
            job.request, job.state, job.sentence = request, WAITING, ""
            job.step, job.seconds_left = Step(), None
            self._change.notify_all()
        if not self._threads:
            self._threads = [threads.start("videos", partial(self._run, render)) for render in self._renders]

    def cancel(self, job: RenderJob, state: str = CANCELLED) -> None:
        """Cancel a queued or rendering job and set its state; its unfinished file is removed."""
        with self._change:
            if job.busy:
                job.state = state
            self._change.notify_all()

    def fail(self, job: RenderJob, sentence: str) -> None:
        """Mark a job that has not started as failed."""
        with self._change:
            if job.state in (LISTED, WAITING):
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
        end = time.perf_counter() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.perf_counter()))
        return not any(thread.is_alive() for thread in self._threads)

    def seconds_left(self) -> float | None:
        """Estimated seconds until all jobs are done; None if unknown."""
        left = [self._left(job) for job in self.busy]
        known = [seconds for seconds in left if seconds is not None]
        return sum(known) / len(self._renders) if left and len(known) == len(left) else None

    def _left(self, job: RenderJob) -> float | None:
        if job.seconds_left is not None or job.request is None:
            return job.seconds_left
        if job.seconds is None or self._seconds_per_frame is None:
            return None
        return job.seconds * job.request.fps * self._seconds_per_frame

    def _run(self, render: Render) -> None:
        while (job := self._next()) is not None:
            assert job.request is not None  # noqa: S101 - for mypy
            self._render_job(render, job, job.request)

    def _next(self) -> RenderJob | None:
        """Wait for the next queued job; None when the queue is closed."""
        with self._change:
            self._change.wait_for(lambda: self._closed or (not self._paused and self._first_waiting()))
            job = None if self._closed else self._first_waiting()
            if job:
                job.state = RENDERING
            return job

    def _first_waiting(self) -> RenderJob | None:
        return next((job for job in self.jobs if job.state == WAITING), None)

    def _render_job(self, render: Render, job: RenderJob, request: RenderRequest) -> None:
        try:
            outcome, sentence = self._render_steps(render(request), job, request), ""
        except UserError as error:
            outcome, sentence = FAILED, str(error)
        except Exception as error:
            log.exception("a video failed unexpectedly")
            outcome, sentence = FAILED, unexpected(error)
        with self._change:
            if self._is_current(job, request):
                job.state, job.sentence = outcome, sentence

    def _render_steps(self, made: Generator[Step], job: RenderJob, request: RenderRequest) -> str:
        """Render the video until it is done or cancelled; returns the state."""
        pace = RateMeter(RATE_WINDOW)
        with contextlib.closing(made) as steps:
            for step in steps:
                pace = RateMeter(RATE_WINDOW) if self._paused else pace
                self._show(job, step, pace)
                if not self._may_continue(job, request):
                    return CANCELLED
        return DONE

    def _show(self, job: RenderJob, step: Step, pace: RateMeter) -> None:
        job.step = step
        if not step.total:
            return
        rate = pace.at(self._clock(), step.done)
        if rate > 0 and step.done >= MIN_FRAMES:
            self._seconds_per_frame = 1 / rate
            job.seconds_left = (step.total - step.done) / rate

    def _may_continue(self, job: RenderJob, request: RenderRequest) -> bool:
        """Wait while paused; False if the video is cancelled."""
        with self._change:
            self._change.wait_for(lambda: not self._paused or not self._is_current(job, request))
            return self._is_current(job, request)

    def _is_current(self, job: RenderJob, request: RenderRequest) -> bool:
        return not self._closed and job.state == RENDERING and job.request is request
