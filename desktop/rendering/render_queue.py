"""Films made one after the other on a thread of their own."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

from desktop.rendering.render_request import FilmOrder, Step, result
from desktop.system import threads
from desktop.system.background_tasks import unexpected
from desktop.system.rate_meter import Pace
from inference.sentence import Sentence
from inference.user_error import UserError

CHOSEN = "chosen"
"""Only on the list yet."""
WAITING, MAKING, DONE, FAILED, CANCELLED = "waiting", "making", "done", "failed", "cancelled"
LOOKED_BACK = 8.0
"""Seconds of work from which the time left is estimated."""
SETTLED = 8
"""Pictures after which the pace is believed."""

Make = Callable[[FilmOrder], Generator[Step]]

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Film:
    """One sound file on the list and what has become of it."""

    sound: Path
    title: str
    seconds: float | None = None
    """Length of the sound, None while it is not known."""
    state: str = CHOSEN
    sentence: str = ""
    """Why it failed."""
    order: FilmOrder | None = None
    step: Step = field(default_factory=Step)
    seconds_left: float | None = None

    @property
    def busy(self) -> bool:
        """It waits or is being made."""
        return self.state in (WAITING, MAKING)

    @property
    def result(self) -> Path | None:
        """What there is to open: the film, or the folder of its pictures."""
        return result(self.order.out) if self.order and self.state == DONE else None


class FilmQueue:
    """Calls return at once; the films tell how it goes. Only the thread that owns the queue may call."""

    def __init__(self, make: Make, clock: Callable[[], float] = time.monotonic) -> None:
        self.films: list[Film] = []
        self._make = make
        self._clock = clock
        self._change = Condition()
        self._held = self._closed = False
        self._thread: Thread | None = None
        self._per_picture: float | None = None

    @property
    def busy(self) -> list[Film]:
        """Films that wait or are being made."""
        return [film for film in self.films if film.busy]

    @property
    def held(self) -> bool:
        """Nothing goes on, by wish."""
        return self._held

    def hold(self, on: bool) -> None:
        """Stand still, in the middle of a film too; or go on."""
        with self._change:
            self._held = on
            self._change.notify_all()

    def start(self, film: Film, order: FilmOrder) -> None:
        """Make `film` after those that already wait; a film of before is made again."""
        with self._change:
            film.order, film.state, film.sentence = order, WAITING, ""
            film.step, film.seconds_left = Step(), None
            self._change.notify_all()
        if self._thread is None:
            self._thread = threads.start("films", self._run)

    def cancel(self, film: Film, state: str = CANCELLED) -> None:
        """Leave it unmade, in that state; nothing of it stays."""
        with self._change:
            if film.busy:
                film.state = state
            self._change.notify_all()

    def refuse(self, film: Film, sentence: str) -> None:
        """It cannot be made, as is known before its turn has come."""
        with self._change:
            if film.state in (CHOSEN, WAITING):
                film.state, film.sentence = FAILED, sentence

    def remove(self, film: Film) -> None:
        """Take it off the list; a finished file stays where it is."""
        self.cancel(film)
        self.films.remove(film)

    def close(self, timeout: float) -> bool:
        """Cancel all for good, waiting at most `timeout` seconds; False when the thread did not end in time."""
        with self._change:
            self._closed = True
            self._change.notify_all()
        for film in self.busy:
            self.cancel(film)
        if self._thread:
            self._thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()

    def seconds_left(self) -> float | None:
        """Until all are done; None while too little is known."""
        left = [self._left(film) for film in self.busy]
        known = [seconds for seconds in left if seconds is not None]
        return sum(known) if left and len(known) == len(left) else None

    def _left(self, film: Film) -> float | None:
        if film.seconds_left is not None or film.order is None:
            return film.seconds_left
        if film.seconds is None or self._per_picture is None:
            return None
        return film.seconds * film.order.fps * self._per_picture

    def _run(self) -> None:
        while (film := self._next()) is not None:
            assert film.order is not None  # noqa: S101 - for mypy
            self._make_one(film, film.order)

    def _next(self) -> Film | None:
        """The film whose turn has come, once there is one; None when the queue is closed."""
        with self._change:
            self._change.wait_for(lambda: self._closed or (not self._held and self._first_waiting()))
            film = None if self._closed else self._first_waiting()
            if film:
                film.state = MAKING
            return film

    def _first_waiting(self) -> Film | None:
        return next((film for film in self.films if film.state == WAITING), None)

    def _make_one(self, film: Film, order: FilmOrder) -> None:
        try:
            outcome, sentence = self._follow(film, order), ""
        except UserError as error:
            outcome, sentence = FAILED, str(error)
        except MemoryError:
            outcome, sentence = FAILED, Sentence("There is not enough memory; close other programs and try again.")
        except Exception as error:
            log.exception("a film failed unexpectedly")
            outcome, sentence = FAILED, unexpected(error)
        with self._change:
            if self._wanted(film, order):
                film.state, film.sentence = outcome, sentence

    def _follow(self, film: Film, order: FilmOrder) -> str:
        """Make the film until it is done or no longer wanted; its state."""
        pace = Pace(LOOKED_BACK)
        with contextlib.closing(self._make(order)) as steps:
            for step in steps:
                pace = Pace(LOOKED_BACK) if self._held else pace
                self._show(film, step, pace)
                if not self._may_go_on(film, order):
                    return CANCELLED
        return DONE

    def _show(self, film: Film, step: Step, pace: Pace) -> None:
        film.step = step
        if not step.total:
            return
        pictures = pace.at(self._clock(), step.done)
        if pictures > 0 and step.done >= SETTLED:
            self._per_picture = 1 / pictures
            film.seconds_left = (step.total - step.done) / pictures

    def _may_go_on(self, film: Film, order: FilmOrder) -> bool:
        """Wait while held; False when the film is no longer wanted."""
        with self._change:
            self._change.wait_for(lambda: not self._held or not self._wanted(film, order))
            return self._wanted(film, order)

    def _wanted(self, film: Film, order: FilmOrder) -> bool:
        return not self._closed and film.state == MAKING and film.order is order
