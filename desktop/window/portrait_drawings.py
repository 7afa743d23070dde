"""Stills of the portrait at rest, and thumbnails of its emotions, drawn in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.settings.look import Look
from desktop.system.background_tasks import BackgroundTasks
from desktop.window.backend import Backend
from inference.motion.controls import Controls
from inference.types import Pixels, Portrait

Failed = Callable[[str], None]


class PortraitDrawings:
    """Draws on two threads; outcomes arrive inside `collect`."""

    def __init__(self, backend: Backend, look: Look) -> None:
        self._backend = backend
        self._look = look
        self._stills = BackgroundTasks("stills")
        self._emotions = BackgroundTasks("faces", low_priority=True)
        self._requests = 0
        self._portrait: Portrait | None = None

    @property
    def queues(self) -> tuple[BackgroundTasks, BackgroundTasks]:
        """The background queues."""
        return self._stills, self._emotions

    def draw_still(
        self, portrait: Portrait, size: str, background: str, done: Callable[[Pixels], None], failed: Failed
    ) -> None:
        """Draw the portrait at rest with the current look; a newer request replaces one that has not begun."""
        self._requests = number = self._requests + 1
        controls = self._look.controls()
        self._stills.submit(
            lambda: (
                self._backend.draw_still(portrait, size, background, controls) if number == self._requests else None
            ),
            lambda pixels: None if pixels is None else done(pixels),
            failed,
        )

    def draw_emotions(self, portrait: Portrait, done: Callable[[str, Pixels], None]) -> None:
        """Draw the portrait's face in each preset of the look, one by one; drops the queue of another portrait."""
        self._portrait = portrait
        for preset in self._look.presets():
            self._draw_emotion(portrait, self._look.controls_of(preset), partial(done, preset))

    def cancel_emotions(self) -> None:
        """Leave out the thumbnails that are not drawn yet."""
        self._portrait = None

    def _draw_emotion(self, portrait: Portrait, controls: Controls, done: Callable[[Pixels], None]) -> None:
        self._emotions.submit(
            lambda: self._backend.draw_face(portrait, controls) if self._portrait is portrait else None,
            lambda pixels: None if pixels is None or self._portrait is not portrait else done(pixels),
            lambda _: None,
        )
