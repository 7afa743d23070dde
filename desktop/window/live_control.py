"""Opens and closes the live session, and passes the user's choices on to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.disclosure.disclosure import Disclosure
from desktop.live.latency_modes import BEST_LIPS, LOWEST_DELAY
from desktop.settings.settings import Settings
from desktop.window.avatar_output import AvatarOutput
from desktop.window.backend import Devices, Session
from desktop.window.face_following import FaceFollowing
from desktop.window.session_controller import SessionController
from desktop.window.session_options import SessionOptions
from inference.motion.controls import Controls

WANTED_FPS = {"512": 30, "720p": 30, "1080p": 25}
"""Frame rate of a session by frame size."""

FIXED = ("microphone", "size")
"""Fields of `SessionOptions` that an open session cannot change; another value opens a new session."""


class LiveControl:
    """State of the live session and the switches that belong to it. Calls return at once."""

    def __init__(
        self,
        settings: Settings,
        controller: SessionController,
        portrait: Callable[[], Path | None],
        controls: Callable[[], Controls],
        devices: Callable[[], Devices | None],
        disclosure: Callable[[], Disclosure],
    ) -> None:
        """The callables return what is chosen and known at the time of the call."""
        self.muted = self.still = False
        self.on_air = False
        """The session is meant for others to see and hear. Otherwise it is a preview."""
        self.before_open: Callable[[], None] = lambda: None
        """Called before a session opens."""
        self._settings = settings
        self._controller = controller
        self._portrait = portrait
        self._controls = controls
        self._devices = devices
        self._disclosure = disclosure
        self.following = FaceFollowing(settings, controller)
        self.avatar = AvatarOutput(settings, controller)
        self._send = controller.send
        self._opened_with: SessionOptions | None = None

    @property
    def state(self) -> str:
        """stopped, starting, running or stopping."""
        return self._controller.state

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong; None if nothing is."""
        return self._controller.problem

    @property
    def session(self) -> Session | None:
        """The session opened last, for its frames, level and statistics."""
        return self._controller.session

    @property
    def seen(self) -> bool:
        """Whether frames or voice of the running session go out."""
        return self.state == "running" and (self._camera(), self._voice()) != ("none", "none")

    @property
    def heard_only(self) -> bool:
        """Whether the voice of the running session goes out without frames."""
        return self.seen and self._camera() == "none"

    @property
    def size(self) -> str:
        """Frame size, a key of WANTED_FPS."""
        return self._settings.size if self._settings.size in WANTED_FPS else "512"

    @property
    def active(self) -> bool:
        """Whether a session runs or is about to."""
        return self.state in ("starting", "running")

    def preview(self) -> None:
        """Open a session without camera and voice output."""
        self.on_air = False
        self.open()

    def start(self) -> None:
        """Go live: a running preview gets its outputs, otherwise a session opens."""
        previewing = not self.on_air and self.active
        self.on_air = True
        (self.connect_outputs if previewing else self.open)()

    def stop(self) -> None:
        """Close the session and reset the switches that end with it."""
        self.muted = self.still = self.on_air = False
        self._controller.stop()

    def open(self) -> None:
        """Open a session with the current choices, after closing the open one."""
        portrait = self._portrait()
        if portrait is None:
            return
        self.before_open()
        self._opened_with = self._session_options(portrait)
        self._controller.start(self._opened_with)

    def apply_settings(self) -> None:
        """Apply settings that were replaced as a whole; reopens the session if a fixed one changed."""
        portrait = self._portrait()
        if portrait is None or self._opened_with is None or not self.active:
            return
        options = self._session_options(portrait)
        if any(getattr(options, name) != getattr(self._opened_with, name) for name in FIXED):
            self.open()
            return
        self.set_camera(self._settings.camera)
        self.set_voice(self._settings.voice)
        self.set_low_latency(self._settings.low_latency)
        self.disclose()
        self.set_background(self._settings.background)
        self.steer(self._controls())
        self.following.apply()
        self.avatar.apply()

    def connect_outputs(self) -> None:
        """Use the camera and the voice output as settings and devices now allow."""
        self._send(lambda session: session.set_camera(self._camera()))
        self._send(lambda session: session.set_voice(self._voice()))

    def set_microphone(self, name: str) -> None:
        """Use the microphone `name`, "" for the system default; reopens a session."""
        if name == self._settings.microphone:
            return
        self._settings.microphone = name
        self._reopen()

    def set_size(self, size: str) -> None:
        """Set the frame size; reopens a session."""
        self._settings.size = size
        self._reopen()

    def set_background(self, background: str) -> None:
        """Set the background, as inference.decoder.scene.backdrop reads it."""
        self._settings.background = background
        self._send(lambda session: session.set_background(background))

    def set_camera(self, on: bool) -> None:
        """Send frames to the virtual camera or not."""
        self._settings.camera = on
        self._send(lambda session: session.set_camera(self._camera()))

    def set_voice(self, on: bool) -> None:
        """Send the delayed voice to the voice cable or not."""
        self._settings.voice = on
        self._send(lambda session: session.set_voice(self._voice()))

    def set_low_latency(self, on: bool) -> None:
        """Choose the lowest delay (True) or the best lips (False)."""
        self._settings.low_latency = on
        self._send(lambda session: session.set_mode(self._mode()))

    def disclose(self) -> None:
        """Use consent and mark as portrait and settings now say."""
        disclosure = self._disclosure()
        self._send(lambda session: session.set_disclosure(disclosure))

    def set_muted(self, on: bool) -> None:
        """Mute the voice and close the mouth, until the session ends."""
        self.muted = on
        self._send(lambda session: session.set_muted(on))

    def set_still(self, on: bool) -> None:
        """Hold the head still, until the session ends."""
        self.still = on
        self._send(lambda session: session.set_still(on))

    def steer(self, controls: Controls) -> None:
        """Steer the face from the next motion point on."""
        self._send(lambda session: session.set_controls(controls))

    def _reopen(self) -> None:
        if self.active:
            self.open()

    def _camera(self) -> str:
        missing = (devices := self._devices()) is not None and not devices.camera
        return "auto" if self.on_air and self._settings.camera and not missing else "none"

    def _voice(self) -> str:
        missing = (devices := self._devices()) is not None and not devices.cable
        return "auto" if self.on_air and self._settings.voice and not missing else "none"

    def _mode(self) -> str:
        return LOWEST_DELAY if self._settings.low_latency else BEST_LIPS

    def _session_options(self, portrait: Path) -> SessionOptions:
        return SessionOptions(
            portrait=portrait,
            microphone=self._settings.microphone or None,
            camera=self._camera(),
            disclosure=self._disclosure(),
            voice=self._voice(),
            mode=self._mode(),
            muted=self.muted,
            still=self.still,
            size=self.size,
            background=self._settings.background,
            fps=WANTED_FPS[self.size],
            controls=self._controls(),
            speech_voice=self._settings.speech_voice,
            face=self.following.choice,
            motion_output=self.avatar.address,
        )
