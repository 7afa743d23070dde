"""Landmarks of one face from frame to frame of a video."""

from __future__ import annotations

from inference.face_model.detector import overlap
from inference.face_model.face_finder import MIN_PRESENCE, Face, FaceFinder
from inference.types import Pixels

SEARCH_EVERY = 5
"""Frames from one search for a face to the next while there is none: a search costs as much as three frames."""
SEARCHED_LEVELS = 2
"""Levels of the detector that a search runs: a face fills at least a fourteenth of the frame's longer side."""
CHECK_EVERY = 30
"""Frames from one comparison with the detector to the next while a face is followed."""
MISSED_CHECKS = 3
"""Comparisons in a row that find no face at the followed place before a doubtful face is given up."""
SURE_PRESENCE = 0.95
"""Presence from which a face is followed although the detector, which knows frontal faces best, does not see it."""
SAME_PLACE = 0.3
"""Overlap (of the smaller area) from which a detection is the followed face."""


class LandmarkTracker:
    """push(frame) -> the face, or None. Not thread-safe.

    The landmark network runs in the region of the previous landmarks; the detector runs to find a face and to confirm
    it. The largest face is taken, and kept as long as it is seen, whoever else enters the frame.
    """

    def __init__(self, finder: FaceFinder | None = None) -> None:
        self._finder = finder or FaceFinder()
        self._face: Face | None = None
        self._frames = self._missed = 0

    def forget(self) -> None:
        """Searches for the largest face again."""
        self._face, self._frames, self._missed = None, 0, 0

    def push(self, frame: Pixels) -> Face | None:
        """The followed face in an RGB frame [h, w, 3]."""
        self._face = self._search(frame) if self._face is None else self._follow(frame, self._face)
        self._frames += 1
        return self._face

    def _search(self, frame: Pixels) -> Face | None:
        if self._frames % SEARCH_EVERY:
            return None
        found = self._finder.find(frame, SEARCHED_LEVELS)
        self._missed = 0
        return self._finder.refine(frame, found[0]) if found else None

    def _follow(self, frame: Pixels, before: Face) -> Face | None:
        face = self._finder.refine(frame, before)
        if face.presence < MIN_PRESENCE or not self._confirmed(frame, face):
            self.forget()
            return None
        return face

    def _confirmed(self, frame: Pixels, face: Face) -> bool:
        """Whether the face may be followed on; now and then the detector is asked."""
        if self._frames % CHECK_EVERY == 0:
            seen = any(overlap(face.box, box)[1] > SAME_PLACE for box in self._finder.boxes(frame))
            self._missed = 0 if seen or face.presence >= SURE_PRESENCE else self._missed + 1
        return self._missed < MISSED_CHECKS
