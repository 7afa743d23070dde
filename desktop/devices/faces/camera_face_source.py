"""The user's own face, measured in the frames of a webcam."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import closing
from threading import Event

import cv2
import numpy as np

from desktop.devices.webcams.webcam import open_webcam
from inference.motion.tracking.face_tracker import FaceTracker, TrackerState
from inference.motion.tracking.tracked_face import TrackedFace
from inference.sentence import Sentence
from inference.types import Pixels

PICTURE_SIZE = (160, 120)
"""Width and height of the picture that its owner sees."""
PICTURE_EVERY = 2
"""Frames from one such picture to the next."""
LEAST_INTERVAL = 1 / 45
"""Seconds between two measured frames: of a webcam of 60 frames a second every other one is left out."""
OPENING = Sentence("Switching your camera on…")
STATES = {
    TrackerState.SEARCHING: Sentence("No face in the picture: moving by your voice."),
    TrackerState.LEARNING: Sentence("Look ahead for a second: learning your resting face."),
    TrackerState.FOLLOWING: Sentence("Following your face."),
    TrackerState.DOUBTFUL: Sentence("Your face is hard to see: moving by your voice."),
}


class CameraFaceSource:
    """Follows the face before a webcam. Frames are measured and forgotten: none is stored or sent."""

    def __init__(self, name: str | None) -> None:
        """`name` of the webcam as open_webcam takes it, None for the first one."""
        self._name = name
        self._state = OPENING
        self._picture: Pixels | None = None
        self._frames, self._measured_at = 0, -math.inf
        self._recentre = Event()

    @property
    def state(self) -> Sentence:
        """What the tracker does; any thread may ask."""
        return self._state

    @property
    def picture(self) -> Pixels | None:
        """[120, 160, 3] RGB, the newest small picture for the owner, None while there is none; any thread may ask."""
        return self._picture

    def recentre(self) -> None:
        """Learn the resting face again; any thread may call."""
        self._recentre.set()

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        """Open the webcam and measure until `stop` is set. Raises UserError if the webcam is missing or lost."""
        tracker = FaceTracker()
        try:
            with closing(open_webcam(self._name)) as webcam:
                while not stop.is_set():
                    seen = webcam.read()
                    if seen and seen[1] - self._measured_at >= LEAST_INTERVAL:
                        self._measure(tracker, seen, receive)
        finally:
            self._picture = None

    def _measure(
        self, tracker: FaceTracker, seen: tuple[Pixels, float], receive: Callable[[TrackedFace], None]
    ) -> None:
        self._measured_at = seen[1]
        if self._recentre.is_set():
            self._recentre.clear()
            tracker.recentre()
        if face := tracker.push(*seen):
            receive(face)
        self._state = STATES[tracker.state]
        if self._frames % PICTURE_EVERY == 0:
            self._picture = _small(seen[0])
        self._frames += 1


def _small(frame: Pixels) -> Pixels:
    return np.asarray(cv2.resize(frame, PICTURE_SIZE, interpolation=cv2.INTER_AREA), np.uint8)
