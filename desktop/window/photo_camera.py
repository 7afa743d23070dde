"""A webcam while a portrait photo is taken: preview, advice on framing, and the best of several pictures."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from threading import Event, Lock
from typing import TYPE_CHECKING

from desktop.system import threads
from desktop.system.background_tasks import unexpected
from desktop.window.webcams import Measure, PhotoWebcam, Webcams
from inference.sentence import Sentence
from inference.types import Pixels
from inference.user_error import UserError

if TYPE_CHECKING:  # slow import, done on the camera's thread
    from inference.portrait.measured_face import MeasuredFace

SHOTS = 5
SHOT_SECONDS = 0.25
"""Time between two pictures; a blink lasts 0.1 to 0.4 s."""
ADVICE_SECONDS = 0.2
"""Time between two measurements of the preview."""
CLOSE_SECONDS = 2.0

Shot = tuple[Pixels, "MeasuredFace | None"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class CameraView:
    """The newest frame, not mirrored, and what to change before a photo is taken."""

    pixels: Pixels
    advice: str
    good: bool
    """Nothing has to be changed."""


class PhotoCamera:
    """Opens a webcam on a thread of its own, and switches it off after `SHOTS` pictures, an error or `close`."""

    def __init__(self, webcams: Webcams, name: str | None, previous: PhotoCamera | None = None) -> None:
        """Open the webcam of that name, or the first one, once `previous` is closed; what fails becomes `problem`."""
        self._webcams = webcams
        self._name = name
        self._previous = previous
        self._lock = Lock()
        self._view: CameraView | None = None
        self._advice = ""
        self._good = False
        self._problem = ""
        self._ranked: list[Pixels] = []
        self._face_seen = False
        self._taking, self._over = Event(), Event()
        self._thread = threads.start("photo camera", self._run)

    @property
    def view(self) -> CameraView | None:
        """What the webcam sees; None until its first frame is measured."""
        with self._lock:
            return self._view

    @property
    def problem(self) -> str:
        """Why there is no picture, as one sentence; else empty."""
        with self._lock:
            return self._problem

    @property
    def shots(self) -> list[Pixels]:
        """The pictures taken, best first, once all are there; the webcam is off by then."""
        with self._lock:
            return self._ranked

    @property
    def face_seen(self) -> bool:
        """Whether the best of `shots` shows a face."""
        with self._lock:
            return self._face_seen

    def take(self) -> None:
        """Take the pictures from the next frame on."""
        self._taking.set()

    def close(self, timeout: float = CLOSE_SECONDS) -> bool:
        """Switch the webcam off and drop what was taken, within `timeout` seconds; False if that is too short."""
        self._over.set()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._watch()
        except UserError as error:
            self._tell(error.sentence)
        except Exception as error:
            log.exception("unexpected failure of the photo camera")
            self._tell(unexpected(error))

    def _watch(self) -> None:
        if self._previous:
            self._previous.close()
            self._previous = None
        webcam = self._webcams.open(self._name)
        try:
            measure = self._webcams.face_measurer()
            self._preview(webcam, measure)
            taken = self._taken(webcam, measure)
        finally:
            webcam.close()
        self._rank(taken)

    def _preview(self, webcam: PhotoWebcam, measure: Measure) -> None:
        measured_at = -ADVICE_SECONDS
        while not (self._over.is_set() or self._taking.is_set()):
            if read := webcam.read():
                if time.perf_counter() - measured_at > ADVICE_SECONDS:
                    self._advise(measure(read[0]))
                    measured_at = time.perf_counter()
                self._show(read[0])

    def _taken(self, webcam: PhotoWebcam, measure: Measure) -> list[Shot]:
        taken: list[Shot] = []
        due = time.perf_counter()
        while len(taken) < SHOTS and not self._over.is_set():
            read = webcam.read()
            if read and time.perf_counter() >= due:
                due = time.perf_counter() + SHOT_SECONDS
                taken.append((read[0], measure(read[0])))
                self._show(read[0])
        return taken

    def _rank(self, taken: list[Shot]) -> None:
        from inference.portrait.best_shot import ranked

        order = ranked([face for _, face in taken])
        with self._lock:
            self._face_seen = any(face for _, face in taken)
            self._ranked = [] if self._over.is_set() else [taken[index][0] for index in order]

    def _advise(self, face: MeasuredFace | None) -> None:
        from inference.portrait.framing_advice import GOOD, advice

        self._advice = advice(face)
        self._good = self._advice == GOOD

    def _show(self, pixels: Pixels) -> None:
        with self._lock:
            self._view = CameraView(pixels, self._advice, self._good)

    def _tell(self, sentence: Sentence) -> None:
        with self._lock:
            self._problem = sentence
