"""Defaults for services that a backend does not have."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.hotkeys.system_keys import SystemKeys
from desktop.rendering.render_request import RenderRequest, Step
from desktop.speech.engine import Voice
from inference.sentence import Sentence
from inference.types import Pixels, Portrait
from inference.user_error import UserError

if TYPE_CHECKING:  # slow import
    from inference.portrait.photo_survey import Survey


def unavailable_sync_check(_wait: Callable[[float], bool]) -> Sentence:
    """Default for a backend without camera and cable. Raises UserError."""
    raise UserError("Sound and picture cannot be checked here.")


def crop_of(portrait: Portrait, *_: object) -> Pixels:
    """Default for a backend without a renderer: the portrait's square crop."""
    return portrait.crop


def unavailable_survey(path: Path) -> Survey:
    """Default for a backend without photos. Raises UserError."""
    raise UserError("No face was found in {name}; use a photo that shows one face from the front.", name=path.name)


def unavailable_cache(_path: Path) -> None:
    """Default for a backend that caches no photo data."""


def unavailable_video(_request: RenderRequest) -> Generator[Step]:
    """Default for a backend without a renderer: a video without frames."""
    yield from ()


def unavailable_voices() -> list[Voice]:
    """Default for a backend without a speech engine: no voices."""
    return []


def unavailable_hotkeys() -> SystemKeys:
    """Default for a backend without global hotkeys. Raises UserError."""
    raise UserError("This system lets no program hear keys meant for another one.")
