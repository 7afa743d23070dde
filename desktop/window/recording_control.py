"""Starts and stops the recording of the live session."""

from __future__ import annotations

import time
from pathlib import Path

from desktop.library import stored_recordings
from desktop.settings.settings import Settings
from desktop.window.backend import Session
from desktop.window.session_controller import SessionController
from inference.user_error import UserError

SETTLING = 1.0
"""Seconds after the start during which a failure reported by the session belongs to an earlier recording."""


class RecordingControl:
    """At most one recording at a time, each in a new file of the recordings folder."""

    def __init__(self, settings: Settings, controller: SessionController) -> None:
        self.path: Path | None = None
        """The file being recorded; None while nothing is."""
        self._settings = settings
        self._controller = controller
        self._started = 0.0

    def start(self) -> Path:
        """Record the running session into a new file, whose path is returned."""
        self._started = time.perf_counter()
        self.path = path = Path(self._settings.recordings) / stored_recordings.new_name()
        self._controller.send(lambda session: _record(session, path), self.clear)
        return path

    def stop(self) -> None:
        """Finish the file."""
        self.path = None
        self._controller.send(lambda session: session.set_record(None))

    def clear(self) -> None:
        """Report no recording any more: the session ends, or the recording failed."""
        self.path = None

    def collect(self) -> None:
        """Notice a recording that failed."""
        session = self._controller.session
        failed = self.path is not None and session is not None and session.failure is not None
        if failed and time.perf_counter() - self._started > SETTLING:
            self.clear()


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
