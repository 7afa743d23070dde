"""Measures a face in the frames of a webcam, relative to the user's resting face."""

from __future__ import annotations

from enum import Enum

import numpy as np

from inference.face.blendshapes import COLUMN, NAMES
from inference.face.geometry import Array, angles_of
from inference.face_model import Face, FaceFinder
from inference.face_model.landmark_tracker import LandmarkTracker
from inference.motion.tracking.face_measures import FaceMeasures, measure
from inference.motion.tracking.lid_closure import LidClosure
from inference.motion.tracking.mouth_view import MouthView, face_light
from inference.motion.tracking.one_euro import OneEuro, Smoothing
from inference.motion.tracking.resting_face import Rest, RestingFace
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import Floats, HeadPose, Pixels

ANGLES = Smoothing(2.5, 0.25)
"""Degrees. Lag over 14 clips: median 16 ms, 95th percentile 28 ms; two fifths of the noise at rest are left."""
PLACE = Smoothing(3.0, 5.0)
"""Inter-ocular distances and logarithm of size; 20 and 28 ms."""
GAZE = Smoothing(2.0, 0.1)
"""Degrees; 14 and 23 ms."""
SCORES = Smoothing(2.0, 5.0)
"""12 and 20 ms."""
LIDS_MOVE = 0.1
"""Change of the lid opening that makes the blendshape network run."""
GONE_SECONDS = 1.0
"""Absence after which the resting face is learned again."""
PRESENT, SURE = 0.5, 0.9
"""Presence at which the face is not trusted, and from which it is."""
YAW, PITCH = (35.0, 55.0), (28.0, 42.0)
"""Degrees away from the camera up to which a face is trusted, and from which it is not."""
DARK, LIT = 14.0, 28.0
"""Grey level of the skin at which a face is not trusted, and from which it is."""
FAR, REACH = 0.6, 0.35
"""Limits of the head's shift in inter-ocular distances, and of the logarithm of its size."""
EYES = [COLUMN["eyeBlinkRight"], COLUMN["eyeBlinkLeft"]]
"""Columns of the eyes on the left and right of the image."""
SQUINTS = [COLUMN["eyeSquintLeft"], COLUMN["eyeSquintRight"]]
"""The network reads them on shut eyes too, where they would lower the brows."""
LOOKS = [column for column, name in enumerate(NAMES) if name.startswith(("_", "eyeLook", "eyeBlink"))]
"""Columns that the network does not fill."""


class TrackerState(Enum):
    """What the tracker is doing."""

    SEARCHING = "searching"
    LEARNING = "learning"
    FOLLOWING = "following"
    DOUBTFUL = "doubtful"


class FaceTracker:
    """push(frame, time) -> the face, or None while none is seen or its resting face is learned. Not thread-safe."""

    def __init__(self, finder: FaceFinder | None = None) -> None:
        self.state = TrackerState.SEARCHING
        self._finder = finder or FaceFinder()
        self._landmarks = LandmarkTracker(self._finder)
        self._rest = RestingFace()
        self._lids = LidClosure()
        self._mouth = MouthView()
        self._filters = [OneEuro(smoothing) for smoothing in (ANGLES, PLACE, GAZE, SCORES)]
        self._frames, self._seen = 0, 0.0
        self._scores, self._lids_scored = np.zeros(len(NAMES), np.float32), np.zeros(2)

    def recentre(self) -> None:
        """Learn the resting face again."""
        self._rest.forget()
        self._lids.forget()
        self._mouth.forget()

    def push(self, frame: Pixels, captured_at: float) -> TrackedFace | None:
        """`frame` RGB [h, w, 3], captured at a time in seconds."""
        face = self._landmarks.push(frame)
        if face is None:
            self._lose(captured_at)
            return None
        step = min(captured_at - self._seen, 1.0)
        self._seen = captured_at
        measures = measure(face.landmarks)
        scores = self._score(face, measures)
        certainty = trust(face, measures, face_light(frame, face.landmarks))
        mouth = certainty * self._mouth.push(frame, face.landmarks, step)
        if certainty > 0.5:
            self._rest.push(measures, scores, captured_at)
        self.state = _state(self._rest.rest, certainty)
        return self._relative(measures, scores, self._rest.rest, mouth, certainty) if self._rest.rest else None

    def _lose(self, time: float) -> None:
        self.state = TrackerState.SEARCHING
        if time - self._seen > GONE_SECONDS:
            self.recentre()

    def _score(self, face: Face, measures: FaceMeasures) -> Floats:
        """Scores of every other frame, and of those in which the lids move."""
        moved = np.abs(measures.lids / np.maximum(self._lids_scored, 1e-4) - 1).max() > LIDS_MOVE
        if moved or self._frames % 2 == 0:
            self._scores, self._lids_scored = self._finder.expression(face), measures.lids
        self._frames += 1
        return self._scores

    def _relative(
        self, measures: FaceMeasures, scores: Floats, rest: Rest, mouth: float, certainty: float
    ) -> TrackedFace:
        time = self._seen
        angles, place, gaze, values = self._filters
        yaw, pitch, roll = angles.push(angles_of(measures.rotation) - rest.angles, time)
        tx, ty, size = place.push(_shift(measures, rest), time)
        looked = gaze.push(np.clip(measures.gaze - rest.gaze, -30, 30), time)
        seen = np.asarray(values.push(beyond_rest(scores, rest.scores), time), np.float32)
        seen[EYES] = self._lids.push(measures, rest.lids, float(scores[EYES].mean()), float(looked[1]), time)
        seen[SQUINTS] *= 1 - seen[EYES].mean()
        pose = HeadPose(float(yaw), float(pitch), float(roll), float(tx), float(ty), float(np.exp(size)))
        return TrackedFace(time, seen, pose, (float(looked[0]), float(looked[1])), mouth, mouth, certainty)


def trust(face: Face, measures: FaceMeasures, light: float) -> float:
    """0..1 by the landmark network's presence, the head's angles to the camera, and the skin's grey level."""
    yaw, pitch, _roll = np.abs(angles_of(measures.rotation))
    angle = min(_falling(float(yaw), *YAW), _falling(float(pitch), *PITCH))
    return _rising(face.presence, PRESENT, SURE) * angle * _rising(light, DARK, LIT)


def beyond_rest(scores: Floats, rest: Array) -> Array:
    """[52] how far scores are from those at rest towards 1; eyes, which geometry measures, are 0."""
    beyond = np.clip((scores - rest) / np.maximum(1 - rest, 0.3), 0, 1)
    beyond[LOOKS] = 0
    return np.asarray(beyond, np.float64)


def _shift(measures: FaceMeasures, rest: Rest) -> Array:
    """[3] shift of the neck pivot to the right and down, and logarithm of the size."""
    x, y = np.clip((measures.pivot - rest.pivot) / rest.size, -FAR, FAR)
    return np.array([x, y, np.clip(np.log(measures.size / rest.size), -REACH, REACH)])


def _state(rest: Rest | None, certainty: float) -> TrackerState:
    if rest is None:
        return TrackerState.LEARNING
    return TrackerState.FOLLOWING if certainty > 0.5 else TrackerState.DOUBTFUL


def _rising(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0, 1))


def _falling(value: float, low: float, high: float) -> float:
    return 1 - _rising(value, low, high)
