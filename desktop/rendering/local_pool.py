"""Pool of processes on this computer, each with one thread for the computation."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.rendering.outcome import FAILED, MADE, Outcome
from desktop.rendering.render_job import DONE, RenderJob
from desktop.rendering.render_process import END_SECONDS, RenderProcess
from desktop.rendering.render_queue import RenderQueue
from desktop.rendering.render_request import RenderRequest


class LocalPool:
    """`workers` processes behind one queue."""

    def __init__(self, workers: int) -> None:
        self._processes = [RenderProcess() for _ in range(workers)]
        self._queue = RenderQueue(*(process.render for process in self._processes))
        self._keys: dict[RenderJob, int] = {}

    @property
    def capacity(self) -> int:
        """Two for each process."""
        return 2 * len(self._processes)

    @property
    def obstacle(self) -> str:
        """Nothing."""
        return ""

    def start(self, key: int, request: RenderRequest) -> None:
        """Queue a video."""
        job = RenderJob(request.sound or Path(), request.out.name)
        self._keys[job] = key
        self._queue.jobs.append(job)
        self._queue.start(job, request)

    def finished(self) -> list[tuple[int, Outcome]]:
        """Outcomes since the last call."""
        ended = [job for job in self._queue.jobs if not job.busy]
        for job in ended:
            self._queue.remove(job)
        return [(self._keys.pop(job), _outcome(job)) for job in ended]

    def progress(self) -> float:
        """Videos in progress, each as the part that is done."""
        return sum(job.step.done / job.step.total for job in self._queue.jobs if job.step.total)

    def close(self) -> None:
        """End all processes, waiting up to END_SECONDS for them to remove unfinished files."""
        for process in self._processes:
            process.stop()
        self._queue.close(END_SECONDS)
        for process in self._processes:
            with contextlib.suppress(OSError):
                process.close()


def _outcome(job: RenderJob) -> Outcome:
    state = MADE if job.state == DONE else FAILED
    return Outcome(state, job.step.done, job.step.notes, job.sentence)
