"""All that the window may ask for, without Qt: portraits, devices, settings and the live session."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.hotkeys.hotkeys import Hotkeys
from desktop.library.portrait_catalogue import GalleryPhoto, PortraitCatalogue
from desktop.live.latency_modes import BEST_LIPS, LOWEST_DELAY
from desktop.live.session_stats import details
from desktop.settings.look import Look
from desktop.settings.settings import Settings
from desktop.system.background_tasks import BackgroundTasks
from desktop.system.rate_meter import RateMeter
from desktop.window.backend import STOP_SECONDS, Backend, Devices, Figures, Session, Wishes
from desktop.window.portrait_library import PortraitLibrary
from desktop.window.render_batch import Choices, RenderBatch
from desktop.window.session_controller import SessionController
from desktop.window.sync_check import SyncCheck
from inference.motion.controls import Controls
from inference.types import Frame, Pixels, Portrait
from inference.user_error import UserError

WANTED_FPS = {"512": 30, "720p": 30, "1080p": 25}
"""Pictures a second that a session in the window aims at, by the picture's size."""

SETTLING = 1.0
"""Seconds that a session gets to begin a recording."""

LASTING = ("microphone", "size")
"""Wishes that a session keeps for as long as it is open."""

Failed = Callable[[str], None]
Result = TypeVar("Result")


class AppModel:
    """One user's portraits, choices and session. Calls return at once; outcomes arrive inside `collect`."""

    def __init__(self, settings: Settings, catalogue: PortraitCatalogue, backend: Backend) -> None:
        self.settings = settings
        self.devices: Devices | None = None
        self.recording: Path | None = None
        self.muted = self.still = False
        self.on_air = False
        """The user means others to see and hear; without it a session is a preview."""
        self._backend = backend
        self._controller = SessionController(backend.open_session)
        self.sync_check = SyncCheck(self._controller, backend.check_sync)
        self._tasks = BackgroundTasks("photos")
        self._still_tasks = BackgroundTasks("stills")
        self._face_tasks = BackgroundTasks("faces", patient=True)
        self._tile_tasks = BackgroundTasks("tiles")
        self._stills_asked = 0
        self._faced: Portrait | None = None
        self.look = Look(settings, self._steer)
        self.library = PortraitLibrary(catalogue, backend, self._tasks, self._tile_tasks)
        self._pace = RateMeter()
        self._recording_since = 0.0
        self._chosen = catalogue.find(settings.portrait)
        self._opened_with: Wishes | None = None
        self.videos = RenderBatch(self._choices(), backend.render_video, backend.sound_seconds, backend.render_history)
        self.hotkeys = Hotkeys(settings, backend.open_keys)

    def _choices(self) -> Choices:
        return Choices(
            settings=lambda: self.settings,
            photo=lambda: self._chosen.path if self._chosen else None,
            controls=self.look.controls,
            live=lambda: self.on_air and self.state != "stopped",
        )

    # Portraits

    @property
    def chosen(self) -> GalleryPhoto | None:
        """The photo that speaks, or will once started; None when there is not a single one."""
        return self._chosen

    def choose(self, photo: GalleryPhoto, done: Callable[[Portrait], None], failed: Failed) -> None:
        """Let `photo` speak from now on; `done` is not called when another one is chosen meanwhile."""
        self._chosen = photo
        self.settings.portrait = photo.key
        self._tasks.submit(
            lambda: self._backend.register(photo.path) if self._chosen == photo else None,
            lambda portrait: self._use(photo, portrait, done),
            failed,
        )

    def _use(self, photo: GalleryPhoto, portrait: Portrait | None, done: Callable[[Portrait], None]) -> None:
        if portrait is None or self._chosen != photo:
            return
        self._controller.tell(lambda session: session.set_portrait(photo.path))
        done(portrait)

    def draw_still(self, portrait: Portrait, done: Callable[[Pixels], None], failed: Failed) -> None:
        """The portrait at rest with the look, size and background chosen; left out when asked again before its turn."""
        self._draw(portrait, self._size(), self.settings.background, done, failed)

    def draw_video_still(self, portrait: Portrait, done: Callable[[Pixels], None], failed: Failed) -> None:
        """The portrait at rest as videos will show it; otherwise as draw_still."""
        self._draw(portrait, self.videos.size, self.videos.background, done, failed)

    def _draw(
        self, portrait: Portrait, size: str, background: str, done: Callable[[Pixels], None], failed: Failed
    ) -> None:
        self._stills_asked = asked = self._stills_asked + 1
        controls = self.look.controls()
        self._still_tasks.submit(
            lambda: (
                self._backend.draw_still(portrait, size, background, controls) if asked == self._stills_asked else None
            ),
            lambda pixels: None if pixels is None else done(pixels),
            failed,
        )

    def draw_faces(self, portrait: Portrait, done: Callable[[str, Pixels], None]) -> None:
        """The portrait's face in each preset of the look, one by one; those of the portrait before are left out."""
        self._faced = portrait
        for preset in self.look.presets():
            self._draw_face(portrait, self.look.controls_of(preset), partial(done, preset))

    def _draw_face(self, portrait: Portrait, controls: Controls, done: Callable[[Pixels], None]) -> None:
        self._face_tasks.submit(
            lambda: self._backend.draw_face(portrait, controls) if self._faced is portrait else None,
            lambda pixels: None if pixels is None or self._faced is not portrait else done(pixels),
            lambda _: None,
        )

    def remove_photo(self, photo: GalleryPhoto, done: Callable[[GalleryPhoto | None], None], failed: Failed) -> None:
        """Take one of the user's photos out of the collection; `done` gets the photo that is chosen then."""
        speaks = self._chosen is not None and self._chosen.key == photo.key
        instead = self.library.neighbour(photo) if speaks else self._chosen

        def removed(_: GalleryPhoto) -> None:
            if speaks:
                self._chosen = instead
            done(self._chosen)

        self.library.remove(photo, removed, failed)

    def aside(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Do `work` with files away from the window's thread."""
        self._tasks.submit(work, done, failed)

    def afterwards(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """Do `work` once the session has done what it was told to."""
        self._controller.ask(work, done, failed)

    def settle(self, done: Callable[[], None]) -> None:
        """Call `done` once all that was asked for until now has been answered."""
        queues = (
            self._tasks.submit,
            self._still_tasks.submit,
            self._face_tasks.submit,
            self._tile_tasks.submit,
            self._controller.ask,
        )
        waiting = len(queues)

        def answered(_: None) -> None:
            nonlocal waiting
            waiting -= 1
            if not waiting:
                done()

        for submit in queues:
            submit(_nothing, answered, _ignore)

    def follow_settings(self) -> None:
        """All settings may have become others: the session goes on with them, or opens anew where it must."""
        self._chosen = self.library.find(self.settings.portrait)
        if self._chosen is None or self._opened_with is None or self.state not in ("starting", "running"):
            return
        wishes = self._wishes(self._chosen)
        if any(getattr(wishes, name) != getattr(self._opened_with, name) for name in LASTING):
            self._open()
            return
        self.set_camera(self.settings.camera)
        self.set_voice(self.settings.voice)
        self.set_hurried(self.settings.hurried)
        self.set_mark(self.settings.mark)
        self.set_background(self.settings.background)
        self._steer(self.look.controls())

    # Devices

    def find_devices(self, done: Callable[[Devices], None], failed: Failed) -> None:
        """Look again for microphones and the virtual camera."""

        def found(devices: Devices) -> None:
            self.devices = devices
            done(devices)

        self._controller.ask(self._backend.find_devices, found, failed)

    def find_outlets(self, done: Callable[[Devices], None], failed: Failed) -> None:
        """Look again for virtual camera and voice cable; what is found while live is used at once."""

        def found(outlets: Devices) -> None:
            microphones = self.devices.microphones if self.devices else []
            self.devices = devices = replace(outlets, microphones=microphones)
            self._air()
            done(devices)

        look = self._backend.find_outlets or self._backend.find_devices
        self._controller.ask(look, found, failed)

    def set_microphone(self, name: str) -> None:
        """Listen to the microphone `name`, "" for the system's default; a running session opens anew with it."""
        if name == self.settings.microphone:
            return
        self.settings.microphone = name
        self._open_anew()

    def set_size(self, size: str) -> None:
        """Show a square head or a wide picture; a running session opens anew with it."""
        self.settings.size = size
        self._open_anew()

    def set_background(self, background: str) -> None:
        """Show something else behind the person."""
        self.settings.background = background
        self._controller.tell(lambda session: session.set_background(background))

    def _steer(self, controls: Controls) -> None:
        self._controller.tell(lambda session: session.set_controls(controls))

    def _open_anew(self) -> None:
        if self.state in ("starting", "running"):
            self._open()

    def set_camera(self, on: bool) -> None:
        """Send the picture to the virtual camera or not."""
        self.settings.camera = on
        self._controller.tell(lambda session: session.set_camera(self._camera()))

    def set_voice(self, on: bool) -> None:
        """Let the meeting hear the voice with the picture's delay."""
        self.settings.voice = on
        self._controller.tell(lambda session: session.set_voice(self._voice()))

    def set_hurried(self, on: bool) -> None:
        """Less delay, or lips as exact as can be."""
        self.settings.hurried = on
        self._controller.tell(lambda session: session.set_mode(self._mode()))

    def set_muted(self, on: bool) -> None:
        """Silence the voice and shut the mouth; ends with the session."""
        self.muted = on
        self._controller.tell(lambda session: session.set_muted(on))

    def set_still(self, on: bool) -> None:
        """Hold the head still; ends with the session."""
        self.still = on
        self._controller.tell(lambda session: session.set_still(on))

    def set_mark(self, on: bool) -> None:
        """Show the mark that says the picture is made by a computer."""
        self.settings.mark = on
        self._controller.tell(lambda session: session.set_mark(on))

    def _camera(self) -> str:
        missing = self.devices is not None and not self.devices.camera
        return "auto" if self.on_air and self.settings.camera and not missing else "none"

    def _voice(self) -> str:
        missing = self.devices is not None and not self.devices.cable
        return "auto" if self.on_air and self.settings.voice and not missing else "none"

    def _size(self) -> str:
        return self.settings.size if self.settings.size in WANTED_FPS else "512"

    def _mode(self) -> str:
        return LOWEST_DELAY if self.settings.hurried else BEST_LIPS

    # The session

    @property
    def state(self) -> str:
        """stopped, starting, running or stopping."""
        return self._controller.state

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong, None while all is well."""
        return self._controller.problem

    @property
    def session(self) -> Session | None:
        """The live session for looking at: picture, level and figures."""
        return self._controller.session

    @property
    def seen(self) -> bool:
        """The picture or the voice of the running session goes out."""
        return self.state == "running" and (self._camera(), self._voice()) != ("none", "none")

    @property
    def heard_only(self) -> bool:
        """The voice of the running session goes out, but no picture."""
        return self.seen and self._camera() == "none"

    def preview(self) -> None:
        """Open a session that nobody else sees or hears."""
        self.on_air = False
        self._open()

    def start(self) -> None:
        """Go live: a preview goes out from now on, without one a session opens."""
        rehearsed = not self.on_air and self.state in ("starting", "running")
        self.on_air = True
        (self._air if rehearsed else self._open)()

    def _air(self) -> None:
        self._controller.tell(lambda session: session.set_camera(self._camera()))
        self._controller.tell(lambda session: session.set_voice(self._voice()))

    def _open(self) -> None:
        """Open the session with the choices made; closes the one before."""
        if self._chosen is None:
            return
        self.sync_check.give_up()
        self.recording = None
        self._opened_with = self._wishes(self._chosen)
        self._controller.start(self._opened_with)

    def _wishes(self, photo: GalleryPhoto) -> Wishes:
        settings = self.settings
        return Wishes(
            portrait=photo.path,
            microphone=settings.microphone or None,
            camera=self._camera(),
            mark=settings.mark,
            voice=self._voice(),
            mode=self._mode(),
            muted=self.muted,
            still=self.still,
            size=self._size(),
            background=settings.background,
            fps=WANTED_FPS[self._size()],
            controls=self.look.controls(),
        )

    def stop(self) -> None:
        """Close the session and finish its recording."""
        self.recording = None
        self.muted = self.still = self.on_air = False
        self._controller.stop()

    def record(self) -> Path:
        """Record what the running session shows into a new file."""
        name = time.strftime("Understudy %Y-%m-%d %H-%M-%S.mp4")
        self._recording_since = time.monotonic()
        self.recording = path = Path(self.settings.recordings) / name
        self._controller.tell(lambda session: _record(session, path), self._forget_recording)
        return path

    def _recording_broke(self) -> bool:
        """The session may still tell of an earlier recording for a moment."""
        failure = self.session.failure if self.session and self.recording else None
        return failure is not None and time.monotonic() - self._recording_since > SETTLING

    def _forget_recording(self) -> None:
        self.recording = None

    def stop_recording(self) -> None:
        """Finish the file."""
        self.recording = None
        self._controller.tell(lambda session: session.set_record(None))

    def latest(self) -> Frame | None:
        """Newest picture of the running session."""
        return self.session.latest() if self.session and self.state == "running" else None

    def level(self) -> float:
        """Loudness of the microphone, 0..1; 0 while nothing runs."""
        return self.session.level() if self.session and self.state == "running" else 0.0

    def figures(self) -> Figures | None:
        """How the running session does; None while nothing runs."""
        if self.session is None or self.state != "running":
            return None
        stats = self.session.stats()
        fps = self._pace.at(time.monotonic(), stats.frames)
        rendered = stats.stages.get("render")
        skew = stats.skew_p50 if stats.voice_delay else None
        dropped = rendered.dropped if rendered else 0
        return Figures(fps, WANTED_FPS[self._size()], stats.latency_p50, dropped, skew, details(stats))

    def collect(self) -> None:
        """Hand over the outcomes that are ready, on the caller's thread."""
        self._tasks.collect()
        self._still_tasks.collect()
        self._face_tasks.collect()
        self._tile_tasks.collect()
        self._controller.collect()
        self.videos.collect()
        if self._recording_broke():
            self.recording = None

    def close(self, timeout: float = STOP_SECONDS) -> bool:
        """Stop everything for good within `timeout` seconds; False when something did not let go in time."""
        end = time.monotonic() + timeout
        self._faced = None
        self.sync_check.give_up()
        self.hotkeys.close()
        self.library.delete_removed()
        tasks = (self._tasks, self._still_tasks, self._face_tasks, self._tile_tasks)
        rooms = (self._controller.close, *(queue.close for queue in tasks), self.videos.close)
        closed = [close(max(0.0, end - time.monotonic())) for close in rooms]
        return all(closed)

    def linger(self, timeout: float) -> None:
        """After `close`: give a recording the time it needs to become a whole file, at most `timeout` seconds."""
        self._controller.linger(timeout)


def _record(session: Session, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "Recordings cannot go to {parent} ({reason}); pick another folder.",
            parent=path.parent,
            reason=error.strerror,
        ) from error
    session.set_record(path)


def _nothing() -> None:
    pass


def _ignore(_sentence: str) -> None:
    pass
