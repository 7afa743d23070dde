"""Model of the video page: sound files, output settings and the rendering queue."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.disclosure.disclosure import Disclosure
from desktop.rendering import render_history
from desktop.rendering.render_job import LISTED, RenderJob
from desktop.rendering.render_queue import Render, RenderQueue
from desktop.rendering.render_request import FORMATS, WITH_ALPHA, RenderRequest, free_video_path
from desktop.settings.settings import Settings
from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import STOP_SECONDS
from inference.audio import sound_formats
from inference.decoder.scene.backdrop import TRANSPARENT
from inference.motion.controls import Controls
from inference.portrait import builtins
from inference.portrait.builtins import Builtin
from inference.user_error import UserError

SIZES = ("512", "720p", "1080p")


@dataclass(frozen=True)
class Choices:
    """Current choices in other parts of the window."""

    settings: Callable[[], Settings]
    photo: Callable[[], Path | None]
    controls: Callable[[], Controls]
    disclosure: Callable[[], Disclosure]
    live: Callable[[], bool]
    """True during a live session; rendering pauses meanwhile, to leave it the processor."""


class RenderBatch:
    """List of sound files with the settings of their videos. Calls return immediately."""

    def __init__(
        self,
        choices: Choices,
        render: Render,
        sound_seconds: Callable[[Path], float | None],
        history: Path | None = None,
    ) -> None:
        """`history` is the file that stores the list; videos not finished earlier are in the list, but not queued."""
        self.render_while_live = False
        """True if rendering continues during a live session."""
        self._choices = choices
        self._queue = RenderQueue(render)
        self._sound_seconds = sound_seconds
        self._tasks = BackgroundTasks("sounds")
        self._history = history
        self._stored = tuple(render_history.read(history)) if history else ()
        for entry in self._stored:
            self._put(render_history.job_of(entry))

    @property
    def settings(self) -> Settings:
        """Settings of the active profile."""
        return self._choices.settings()

    @property
    def voices(self) -> list[Builtin]:
        """Built-in voices; empty if they are missing."""
        try:
            return builtins.voices()
        except UserError:
            return []

    @property
    def jobs(self) -> list[RenderJob]:
        """All jobs in the list, oldest first."""
        return self._queue.jobs

    @property
    def busy(self) -> list[RenderJob]:
        """Jobs that are queued or rendering."""
        return self._queue.busy

    @property
    def paused(self) -> bool:
        """True while rendering is paused for a live session."""
        return self._queue.paused

    @property
    def ready(self) -> list[RenderJob]:
        """Jobs in the list that are not queued yet."""
        return [job for job in self.jobs if job.state == LISTED]

    @property
    def folder(self) -> Path:
        """Output folder for videos."""
        return Path(self.settings.video_folder)

    @property
    def kind(self) -> str:
        """Output format, one of FORMATS."""
        return self.settings.video_format if self.settings.video_format in FORMATS else "mp4"

    @property
    def size(self) -> str:
        """Frame size, one of SIZES."""
        return self.settings.video_size if self.settings.video_size in SIZES else SIZES[1]

    @property
    def transparent(self) -> bool:
        """True if the background is transparent."""
        return self.settings.video_transparent and self.kind in WITH_ALPHA

    @property
    def background(self) -> str:
        """Background in the syntax of inference.decoder.scene.backdrop."""
        return TRANSPARENT if self.transparent else self.settings.video_background

    def seconds_left(self) -> float | None:
        """Estimated seconds until all videos are done; None if unknown."""
        return self._queue.seconds_left()

    def add(self, sounds: Iterable[Path]) -> list[RenderJob]:
        """Add files, and the sound files in folders; files with an unfinished job in the list are skipped."""
        known = {job.sound for job in self.jobs if job.busy or job.state == LISTED}
        files = [file for path in sounds for file in _files(path)]
        return [self.add_sound(file, file.name) for file in dict.fromkeys(files) if file not in known]

    def add_sound(self, sound: Path, title: str) -> RenderJob:
        """Add one file; a background task then determines its duration, or marks it as failed if it is unreadable."""
        return self._put(RenderJob(sound, title))

    def _put(self, job: RenderJob) -> RenderJob:
        self.jobs.append(job)

        def known(seconds: float | None) -> None:
            job.seconds = seconds

        self._tasks.submit(lambda: self._sound_seconds(job.sound), known, partial(self._queue.fail, job))
        return job

    def render_all(self) -> None:
        """Queue all jobs that are not queued yet."""
        for job in self.ready:
            self.render_one(job)

    def render_one(self, job: RenderJob) -> None:
        """Queue a job, finished or not, with the current portrait and look; does nothing without a portrait."""
        photo = self._choices.photo()
        if photo is None:
            return
        used = {other.request.out for other in self.busy if other.request}
        request = RenderRequest(
            photo=photo,
            sound=job.sound,
            out=free_video_path(self.folder, job.sound, self.kind, used),
            size=self.size,
            background=self.background,
            controls=self._choices.controls(),
            disclosure=self._choices.disclosure(),
            seed=secrets.randbelow(2**31),
        )
        self._queue.start(job, request)

    def cancel(self, job: RenderJob) -> None:
        """Cancel a job and remove its unfinished file."""
        self._queue.cancel(job)

    def cancel_all(self) -> None:
        """Cancel all queued or rendering jobs and return them to the state before queueing."""
        for job in self.busy:
            self._queue.cancel(job, LISTED)

    def remove(self, job: RenderJob) -> None:
        """Remove a job from the list; a finished file stays."""
        self._queue.remove(job)

    def clear(self) -> None:
        """Remove all jobs from the list; finished files stay."""
        for job in list(self.jobs):
            self._queue.remove(job)

    def collect(self) -> None:
        """Process the results of background tasks; store the list; pause or resume for a live session."""
        self._tasks.collect()
        self._store()
        live = self._choices.live()
        self.render_while_live = self.render_while_live and live
        self._queue.pause(live and not self.render_while_live)

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Cancel all jobs and stop all threads within `timeout` seconds; returns False on a timeout."""
        end = time.perf_counter() + timeout
        self._store()
        return self._queue.close(timeout) and self._tasks.close(max(0.0, end - time.perf_counter()))

    def _store(self) -> None:
        """Store the list if it has changed."""
        history, now = self._history, tuple(map(render_history.entry_of, self.jobs))
        if history and now != self._stored:
            self._stored = now
            self._tasks.submit(lambda: render_history.write(history, now), lambda _: None, lambda _: None)


def _files(path: Path) -> list[Path]:
    """The path itself, or the sound files in a folder."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in sound_formats.SUFFIXES and file.is_file())
