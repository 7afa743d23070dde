"""Sources of measured faces by name."""

from __future__ import annotations

from desktop.devices.face_source import FaceSource
from inference.user_error import UserError


def open_face_source(name: str) -> FaceSource:
    """The source called `name`. Raises UserError if there is none of that name."""
    raise UserError("There is no face to follow called {name}.", name=name)
