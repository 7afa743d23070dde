"""Tracking thread: runs the wanted source of measured faces, and retries one that is missing or lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Event

from desktop.devices.faces.face_source import FaceSource, RecentringSource, ReportingSource, SeeingSource, TappedSource
from desktop.devices.faces.packet_recording import PacketRecorder, recorded_packets
from desktop.live.bounded_queue import BoundedQueue
from desktop.live.session_problems import SessionProblems
from inference.motion.tracking.tracked_face import TrackedFace
from inference.sentence import Sentence
from inference.user_error import UserError

NONE = "none"
TICK = 0.1
RETRY_SECONDS = 2.0
"""Interval between attempts to open an unavailable source."""


class TrackingWorker:
    """Owns the source of faces."""

    def __init__(
        self,
        open_source: Callable[[str], FaceSource],
        faces: BoundedQueue[TrackedFace],
        problems: SessionProblems,
    ) -> None:
        self.source: FaceSource | None = None
        """The source that runs, None if there is none."""
        self.recording: Path | None = None
        """File to record packets to; set before `run`."""
        self._open_source = open_source
        self._faces = faces
        self._problems = problems
        self._wanted = NONE
        self._changed = Event()

    @property
    def state(self) -> Sentence | None:
        """What the source does, if it runs and says so."""
        source = self.source
        return source.state if isinstance(source, ReportingSource) else None

    @property
    def seeing(self) -> SeeingSource | None:
        """The source, if it sees the user."""
        source = self.source
        return source if isinstance(source, SeeingSource) else None

    def recentre(self) -> None:
        """Learn the user's resting face again; any thread may call."""
        source: object = self.source
        if isinstance(source, RecentringSource):
            source.recentre()

    def want(self, name: str) -> None:
        """Run the source called `name`, see desktop.devices.faces.face_sources, or none; any thread may call."""
        if name != self._wanted:
            self._wanted = name
            self._changed.set()

    def run(self, stop: Event) -> None:
        """Run until `stop` is set. Raises UserError if packets cannot be recorded."""
        with recorded_packets(self.recording) if self.recording else nullcontext() as recorder:
            while not stop.is_set():
                self._changed.clear()
                name = self._wanted
                self._problems.clear("tracking")
                if name != NONE:
                    self._track(name, _Either(stop, self._changed), recorder)
                self._wait(stop, RETRY_SECONDS if name != NONE else TICK)

    def _track(self, name: str, ended: Event, recorder: PacketRecorder | None) -> None:
        try:
            self.source = self._open_source(name)
            if recorder and isinstance(self.source, TappedSource):
                self.source.tap(recorder)
            self.source.run(self._receive, ended)
        except UserError as error:
            self._problems.put("tracking", str(error))
        finally:
            self.source = None

    def _receive(self, face: TrackedFace) -> None:
        self._problems.clear("tracking")
        self._faces.put(face)

    def _wait(self, stop: Event, seconds: float) -> None:
        """Return early if another source is wanted."""
        waited = 0.0
        while waited < seconds and not self._changed.is_set() and not stop.wait(TICK):
            waited += TICK


class _Either(Event):
    """Set once either of two events is set."""

    def __init__(self, first: Event, second: Event) -> None:
        super().__init__()
        self._first, self._second = first, second

    def is_set(self) -> bool:
        """True if one of them is set."""
        return self._first.is_set() or self._second.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for at most `timeout` seconds."""
        left = float("inf") if timeout is None else timeout
        while left > 0 and not self._second.is_set() and not self._first.wait(min(TICK, left)):
            left -= TICK
        return self.is_set()
