"""The videos that the window makes: which sounds, with what portrait and look, to where."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.rendering import render_history
from desktop.rendering.render_queue import CHOSEN, Make, RenderJob, RenderQueue
from desktop.rendering.render_request import FORMATS, SOUNDS, WITH_ALPHA, RenderRequest, free_video_path
from desktop.settings.settings import Settings
from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import STOP_SECONDS
from inference.decoder.scene.backdrop import TRANSPARENT
from inference.motion.controls import Controls
from inference.portrait import builtins
from inference.portrait.builtins import Builtin
from inference.user_error import UserError

SIZES = ("512", "720p", "1080p")


@dataclass(frozen=True)
class Choices:
    """What is chosen at this moment in the other parts of the window."""

    settings: Callable[[], Settings]
    photo: Callable[[], Path | None]
    controls: Callable[[], Controls]
    live: Callable[[], bool]
    """Others see a live session, which needs the machine more."""


class RenderBatch:
    """The list of sounds and the choices for their videos. Calls return at once."""

    def __init__(
        self,
        choices: Choices,
        make: Make,
        sound_seconds: Callable[[Path], float | None],
        history: Path | None = None,
    ) -> None:
        """The list is kept in the file `shelf`; what was not finished in an earlier session waits to be asked for."""
        self.meanwhile = False
        """Videos go on although a live session is open."""
        self._choices = choices
        self._queue = RenderQueue(make)
        self._sound_seconds = sound_seconds
        self._tasks = BackgroundTasks("sounds")
        self._history = history
        self._kept = tuple(render_history.read(history)) if history else ()
        for entry in self._kept:
            self._put(render_history.job_of(entry))

    @property
    def settings(self) -> Settings:
        """Those in use."""
        return self._choices.settings()

    @property
    def voices(self) -> list[Builtin]:
        """Sounds for those who have none; none where they are missing."""
        try:
            return builtins.voices()
        except UserError:
            return []

    @property
    def jobs(self) -> list[RenderJob]:
        """All videos on the list, first come first."""
        return self._queue.jobs

    @property
    def busy(self) -> list[RenderJob]:
        """Videos that wait or are being made."""
        return self._queue.busy

    @property
    def held(self) -> bool:
        """Videos stand still for the live session."""
        return self._queue.held

    @property
    def ready(self) -> list[RenderJob]:
        """Videos that are on the list and have not been asked for yet."""
        return [job for job in self.jobs if job.state == CHOSEN]

    @property
    def folder(self) -> Path:
        """Where videos go."""
        return Path(self.settings.video_folder)

    @property
    def kind(self) -> str:
        """Of the files: one of FORMATS."""
        return self.settings.video_format if self.settings.video_format in FORMATS else "mp4"

    @property
    def size(self) -> str:
        """Of the pictures: one of SIZES."""
        return self.settings.video_size if self.settings.video_size in SIZES else SIZES[1]

    @property
    def transparent(self) -> bool:
        """The background is left out."""
        return self.settings.video_transparent and self.kind in WITH_ALPHA

    @property
    def background(self) -> str:
        """What is behind the person, as inference.decoder.scene.backdrop reads it."""
        return TRANSPARENT if self.transparent else self.settings.video_background

    def seconds_left(self) -> float | None:
        """Until all videos are done; None while too little is known."""
        return self._queue.seconds_left()

    def add(self, sounds: Iterable[Path]) -> list[RenderJob]:
        """Put files on the list, and the sound files of folders; a file that still stands there is not put twice."""
        known = {job.sound for job in self.jobs if job.busy or job.state == CHOSEN}
        files = [file for path in sounds for file in _files(path)]
        return [self.add_sound(file, file.name) for file in dict.fromkeys(files) if file not in known]

    def add_sound(self, sound: Path, title: str) -> RenderJob:
        """Put one file on the list; soon its length is known, or that it cannot be read."""
        return self._put(RenderJob(sound, title))

    def _put(self, job: RenderJob) -> RenderJob:
        self.jobs.append(job)

        def known(seconds: float | None) -> None:
            job.seconds = seconds

        self._tasks.submit(lambda: self._sound_seconds(job.sound), known, partial(self._queue.refuse, job))
        return job

    def make(self) -> None:
        """Make all videos that have not been asked for yet."""
        for job in self.ready:
            self.make_one(job)

    def make_one(self, job: RenderJob) -> None:
        """Make a video, or make it again, with the portrait and the look chosen now."""
        photo = self._choices.photo()
        if photo is None:
            return
        taken = {other.order.out for other in self.busy if other.order}
        order = RenderRequest(
            photo=photo,
            sound=job.sound,
            out=free_video_path(self.folder, job.sound, self.kind, taken),
            size=self.size,
            background=self.background,
            controls=self._choices.controls(),
            marked=self.settings.mark,
            seed=secrets.randbelow(2**31),
        )
        self._queue.start(job, order)

    def cancel(self, job: RenderJob) -> None:
        """Leave a video unmade; nothing of it stays."""
        self._queue.cancel(job)

    def cancel_all(self) -> None:
        """Leave all videos unmade that are not done; they stay on the list as if nobody had asked for them."""
        for job in self.busy:
            self._queue.cancel(job, CHOSEN)

    def remove(self, job: RenderJob) -> None:
        """Take a video off the list; a finished file stays where it is."""
        self._queue.remove(job)

    def clear(self) -> None:
        """Take all videos off the list; finished files stay where they are."""
        for job in list(self.jobs):
            self._queue.remove(job)

    def collect(self) -> None:
        """Take note of what has happened since the last call."""
        self._tasks.collect()
        self._keep()
        live = self._choices.live()
        self.meanwhile = self.meanwhile and live
        self._queue.hold(live and not self.meanwhile)

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Cancel everything for good within `timeout` seconds; False when something did not let go in time."""
        end = time.monotonic() + timeout
        self._keep()
        return self._queue.close(timeout) and self._tasks.close(max(0.0, end - time.monotonic()))

    def _keep(self) -> None:
        """Write the list when it has changed."""
        history, now = self._history, tuple(map(render_history.entry_of, self.jobs))
        if history and now != self._kept:
            self._kept = now
            self._tasks.submit(lambda: render_history.write(history, now), lambda _: None, lambda _: None)


def _files(path: Path) -> list[Path]:
    """The path itself, or the sound files in a folder."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in SOUNDS and file.is_file())
