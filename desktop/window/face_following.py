"""Following the user's own face with the portrait, as the window switches it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.live.face_follower import MOUTHS, SMILE
from desktop.settings.settings import Settings
from desktop.window.session_controller import SessionController
from inference.types import Pixels


class FaceFollowing:
    """Switch, webcam and mouth of *Follow my camera*. Calls return at once. It is off when the program starts."""

    def __init__(self, settings: Settings, controller: SessionController) -> None:
        self.on = False
        self._settings = settings
        self._controller = controller

    @property
    def source(self) -> str:
        """Name of the source for desktop.devices.face_sources."""
        if not self.on:
            return "none"
        return f"camera:{self._settings.webcam}" if self._settings.webcam else "camera"

    @property
    def mouth(self) -> str:
        """One of MOUTHS."""
        return self._settings.follow_mouth if self._settings.follow_mouth in MOUTHS else SMILE

    @property
    def choice(self) -> tuple[str, str]:
        """Source and mouth."""
        return self.source, self.mouth

    @property
    def state(self) -> str | None:
        """What the tracker does, one sentence; None while no camera is followed."""
        session = self._controller.session
        return session.tracking.state if session and session.tracking else None

    @property
    def picture(self) -> Pixels | None:
        """[h, w, 3] RGB of the user, for the window alone; None while no camera is followed."""
        session = self._controller.session
        seeing = session.tracking.seeing if session and session.tracking else None
        return seeing.picture if seeing else None

    def set_on(self, on: bool) -> None:
        """Switch the camera on with the session, or off."""
        self.on = on
        self.apply()

    @property
    def webcam(self) -> str:
        """Name of the chosen webcam, "" for the first one."""
        return self._settings.webcam

    def search(self, find: Callable[[], list[str]], done: Callable[[list[str]], None]) -> None:
        """Look for webcams with `find`, in the background; `done` gets their names."""
        self._controller.run(find, done, lambda _: done([]))

    def set_webcam(self, name: str) -> None:
        """Follow the webcam called `name`, "" for the first one."""
        self._settings.webcam = name
        self.apply()

    def set_mouth(self, mouth: str) -> None:
        """Let the face reach the mouth as one of MOUTHS says."""
        self._settings.follow_mouth = mouth
        self.apply()

    def apply(self) -> None:
        """Hand switch and settings to the session."""
        choice = self.choice
        self._controller.send(lambda session: session.set_face_source(*choice))

    def recentre(self) -> None:
        """Learn the user's resting face again."""
        session = self._controller.session
        seeing = session.tracking.seeing if session and session.tracking else None
        if seeing:
            seeing.recentre()
