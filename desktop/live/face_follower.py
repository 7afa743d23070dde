"""Lets measured faces drive the motion of a live session."""

from __future__ import annotations

from dataclasses import replace

from desktop.live.bounded_queue import BoundedQueue
from desktop.live.sample_clock import SampleClock
from inference.motion.tracking.driven_motion import driven
from inference.motion.tracking.face_track import FaceTrack
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import Motion

VOICE, SMILE, FACE = "voice", "smile", "face"
MOUTHS = (VOICE, SMILE, FACE)
"""The lips are the voice's, the voice's with smile or frown of the face, or the face's as far as they are well seen."""


class FaceFollower:
    """step(motion, sample) -> the motion with what was measured when that sample was captured.

    Face and voice stay together: a face measured at a moment is shown with the sound captured at it. Not thread-safe.
    """

    def __init__(self, clock: SampleClock, faces: BoundedQueue[TrackedFace]) -> None:
        self.still = False
        """True if head, eyes and brows are held; any thread may change it."""
        self.mouth = SMILE
        """One of MOUTHS; any thread may change it."""
        self._clock = clock
        self._faces = faces
        self._track = FaceTrack()

    def step(self, motion: Motion, sample: float) -> Motion:
        """Call once per frame, in order."""
        for face in self._faces.drain():
            self._track.push(face, self._clock.sample_captured_at(face.captured_at))
        found = self._track.at(sample)
        return driven(motion, self._allowed(found[0]), found[1]) if found and not self.still else motion

    def _allowed(self, face: TrackedFace) -> TrackedFace:
        """The face with its mouth left to the voice where the user wants that."""
        mouth = face.mouth if self.mouth == FACE else 0.0
        return replace(face, mouth=mouth, smile=0.0 if self.mouth == VOICE else face.smile)
