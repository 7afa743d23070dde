"""Following the user's own face, or one that another program sends, as the window switches it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.devices.faces.packets.protocols import PROTOCOLS
from desktop.devices.faces.source_address import LOOPBACK, Address, reached_by
from desktop.live.face_follower import MOUTHS, SMILE
from desktop.settings.settings import Settings
from desktop.window.session_controller import SessionController
from inference.sentence import Sentence
from inference.types import Pixels

CAMERA_WAITS = Sentence("Your camera follows you in the preview and while live.")
ALL_NETWORKS = "0.0.0.0"  # noqa: S104 - bound only when the user asks for it


class FaceFollowing:
    """Switch, source and mouth of *Follow my face*. Calls return at once. It is off when the program starts."""

    def __init__(self, settings: Settings, controller: SessionController) -> None:
        self.on = False
        self.open_to_network = False
        """Whether other computers and phones may send; never kept for the next start."""
        self._settings = settings
        self._controller = controller

    @property
    def source(self) -> str:
        """Name of the source for desktop.devices.faces.face_sources."""
        if not self.on:
            return "none"
        if self.program:
            return f"{self.program}:{ALL_NETWORKS}" if self.open_to_network else self.program
        return f"camera:{self._settings.webcam}" if self._settings.webcam else "camera"

    @property
    def programs(self) -> dict[str, str]:
        """Titles of the programs that can be followed, by name."""
        return {name: protocol.title for name, protocol in PROTOCOLS.items()}

    @property
    def program(self) -> str:
        """Name of the program that is followed, "" for the webcam."""
        return self._settings.follow_program if self._settings.follow_program in PROTOCOLS else ""

    @property
    def waiting(self) -> Sentence:
        """What happens once a session runs."""
        if not self.program:
            return CAMERA_WAITS
        address = Address(ALL_NETWORKS if self.open_to_network else LOOPBACK, PROTOCOLS[self.program].port)
        return Sentence("Received in the preview and while live, on {address}.", address=reached_by(address))

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

    def set_program(self, name: str) -> None:
        """Follow the face that a program sends, "" for the webcam's."""
        self._settings.follow_program = name
        self.apply()

    def set_open_to_network(self, wanted: bool) -> None:
        """Let other computers and phones send the face, or only programs of this computer."""
        self.open_to_network = wanted
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
        if session and session.tracking:
            session.tracking.recentre()
