"""The model behind the window, without Qt: portraits, look, devices, the live session and videos."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.disclosure.consent import NO_CONSENT, Consent
from desktop.disclosure.disclosure import Disclosure, disclosure
from desktop.hotkeys.hotkeys import Hotkeys
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.settings.look import Look
from desktop.settings.settings import Settings
from desktop.system.background_tasks import BackgroundTasks
from desktop.system.system_language import system_language
from desktop.window.backend import STOP_SECONDS, Backend, Devices
from desktop.window.device_search import DeviceSearch
from desktop.window.live_control import LiveControl
from desktop.window.portrait_drawings import PortraitDrawings
from desktop.window.portrait_library import PortraitLibrary
from desktop.window.recording_control import RecordingControl
from desktop.window.render_batch import Choices, RenderBatch
from desktop.window.session_controller import SessionController
from desktop.window.session_monitor import SessionMonitor
from desktop.window.sync_check import SyncCheck
from desktop.window.typed_speech import TypedSpeech
from inference.decoder.disclosure_mark import CORNERS, DisclosureMark
from inference.motion.controls import Controls
from inference.types import Pixels, Portrait

Failed = Callable[[str], None]
Result = TypeVar("Result")


class AppModel:
    """One user's portraits, choices and session. Calls return at once; outcomes arrive inside `collect`."""

    def __init__(self, settings: Settings, catalogue: PortraitCatalogue, backend: Backend) -> None:
        self.settings = settings
        self._backend = backend
        self._controller = SessionController(backend.open_session)
        self._tasks, self._tile_tasks = BackgroundTasks("photos"), BackgroundTasks("tiles")
        self._chosen = catalogue.find(settings.portrait)
        self.look = Look(settings, self._send_controls)
        self.devices = DeviceSearch(backend, self._controller)
        self.live = LiveControl(
            settings, self._controller, self._photo, self.look.controls, lambda: self.devices.found, self.disclosure
        )
        self.live.before_open = self._before_session
        self.monitor = SessionMonitor(self.live)
        self.typed = TypedSpeech(settings, self._controller, backend.list_voices)
        self.recording = RecordingControl(settings, self._controller)
        self.sync_check = SyncCheck(self._controller, backend.check_sync)
        self.webcams = backend.webcams
        self.library = PortraitLibrary(catalogue, backend, self._tasks, self._tile_tasks)
        self.drawings = PortraitDrawings(backend, self.look)
        self.videos = RenderBatch(self._choices(), backend.render_video, backend.sound_seconds, backend.render_history)
        self.hotkeys = Hotkeys(settings, backend.open_keys)

    @property
    def chosen(self) -> GalleryPhoto | None:
        """The photo that speaks, or will in the next session; None without any photo."""
        return self._chosen

    def choose(self, photo: GalleryPhoto, done: Callable[[Portrait], None], failed: Failed) -> None:
        """Let `photo` speak from now on; `done` is not called if another one is chosen meanwhile."""
        self._chosen = photo
        self.settings.portrait = photo.key
        self._tasks.submit(
            lambda: self._backend.register(photo.path) if self._chosen == photo else None,
            lambda portrait: self._use(photo, portrait, done),
            failed,
        )

    @property
    def consent(self) -> Consent:
        """What was stated about the photo that speaks."""
        return self._chosen.consent if self._chosen else NO_CONSENT

    def disclosure(self) -> Disclosure:
        """Consent of the photo that speaks, and the mark that settings and consent allow."""
        settings = self.settings
        corner = settings.mark_corner if settings.mark_corner in CORNERS else CORNERS[0]
        mark = DisclosureMark(corner, settings.language or system_language())
        return disclosure(self.consent, mark, settings.mark, settings.mark_reason)

    def draw_still(self, portrait: Portrait, done: Callable[[Pixels], None], failed: Failed) -> None:
        """Draw the portrait at rest as the live session will show it."""
        self.drawings.draw_still(portrait, self.live.size, self.settings.background, done, failed)

    def draw_video_still(self, portrait: Portrait, done: Callable[[Pixels], None], failed: Failed) -> None:
        """Draw the portrait at rest as videos will show it."""
        self.drawings.draw_still(portrait, self.videos.size, self.videos.background, done, failed)

    def remove_photo(self, photo: GalleryPhoto, done: Callable[[GalleryPhoto | None], None], failed: Failed) -> None:
        """Remove one of the user's photos; `done` gets the photo that is chosen afterwards."""
        self.library.remove(photo, self._replacing(photo, done), failed)

    def withdraw_photo(self, photo: GalleryPhoto, done: Callable[[GalleryPhoto | None], None], failed: Failed) -> None:
        """As `remove_photo`, at once and for good, with everything made of the photo."""
        self.library.withdraw(photo, self._replacing(photo, done), failed)

    def _replacing(
        self, photo: GalleryPhoto, done: Callable[[GalleryPhoto | None], None]
    ) -> Callable[[GalleryPhoto], None]:
        """What to do once `photo` is gone: another one speaks if it did."""
        speaks = self._chosen is not None and self._chosen.key == photo.key
        instead = self.library.neighbour(photo) if speaks else self._chosen

        def removed(_: GalleryPhoto) -> None:
            if speaks:
                self._chosen = instead
                self.settings.portrait = instead.key if instead else ""
            done(self._chosen)

        return removed

    def find_outputs(self, done: Callable[[Devices], None], failed: Failed) -> None:
        """Look for virtual camera and voice cable; a live session uses what is found at once."""

        def found(devices: Devices) -> None:
            self.live.connect_outputs()
            done(devices)

        self.devices.search_outputs(found, failed)

    def stop(self) -> None:
        """Close the session and finish its recording."""
        self.recording.clear()
        self.live.stop()

    def apply_settings(self) -> None:
        """Apply settings that were replaced as a whole, for example by another profile."""
        self._chosen = self.library.find(self.settings.portrait)
        self.live.apply_settings()

    def run_in_background(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Do `work` with files on a background thread."""
        self._tasks.submit(work, done, failed)

    def run_after_session(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Run `work` after all calls sent to the session so far."""
        self._controller.run(work, done, failed)

    def when_idle(self, done: Callable[[], None]) -> None:
        """Call `done` once everything requested so far has been answered."""
        submits = (*(queue.submit for queue in self._queues()), self._controller.run)
        waiting = len(submits)

        def answered(_: None) -> None:
            nonlocal waiting
            waiting -= 1
            if not waiting:
                done()

        for submit in submits:
            submit(_nothing, answered, _ignore)

    def collect(self) -> None:
        """Deliver the outcomes that are ready, on the caller's thread."""
        for queue in self._queues():
            queue.collect()
        self._controller.collect()
        self.videos.collect()
        self.recording.collect()

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Stop everything for good within `timeout` seconds; False if something did not end in time."""
        end = time.perf_counter() + timeout
        self.drawings.cancel_emotions()
        self.sync_check.cancel()
        self.hotkeys.close()
        self.library.delete_removed()
        closing = (self._controller.close, *(queue.close for queue in self._queues()), self.videos.close)
        closed = [close(max(0.0, end - time.perf_counter())) for close in closing]
        return all(closed)

    def wait_closed(self, timeout: float) -> None:
        """After `close`: wait at most `timeout` seconds for a recording to be completed."""
        self._controller.wait_closed(timeout)

    def _queues(self) -> tuple[BackgroundTasks, ...]:
        return self._tasks, *self.drawings.queues, self._tile_tasks

    def _choices(self) -> Choices:
        return Choices(
            settings=lambda: self.settings,
            photo=self._photo,
            controls=self.look.controls,
            disclosure=self.disclosure,
            live=lambda: self.live.on_air and self.live.state != "stopped",
        )

    def _photo(self) -> Path | None:
        return self._chosen.path if self._chosen else None

    def _send_controls(self, controls: Controls) -> None:
        self.live.steer(controls)

    def _before_session(self) -> None:
        self.sync_check.cancel()
        self.recording.clear()

    def _use(self, photo: GalleryPhoto, portrait: Portrait | None, done: Callable[[Portrait], None]) -> None:
        if portrait is None or self._chosen != photo:
            return
        self.live.disclose()  # first, so that a mark is there from the first frame of the new face
        self._controller.send(lambda session: session.set_portrait(photo.path))
        done(portrait)


def _nothing() -> None:
    pass


def _ignore(_sentence: str) -> None:
    pass
