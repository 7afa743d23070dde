"""Lid closure relative to the user's own open eye."""

from __future__ import annotations

from collections import deque

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import lids_after_gaze
from inference.face.geometry import Array, angles_of
from inference.motion.tracking.face_measures import FaceMeasures

OPEN = 0.86
"""Share of the usual opening down to which an eye counts as open; eyes that do not blink stay above 0.8 for nine
tenths of the time."""
SHUT, BLINK_SHUT = 0.2, 0.46
"""Share from which lids that move slowly, and those of a blink, count as shut. Over 99 blinks of 20 clips the smallest
opening at 25 frames a second is 0.12 to 0.54 (5th and 95th percentile), median 0.29: few frames show a shut eye."""
FALL, FALL_SECONDS = 0.2, 0.15
"""A blink: the share falls by as much in that time."""
AWAKE, ASLEEP = 0.06, 0.2
"""Blink score of the blendshape network up to which the eyes are open, and from which they may be shut: wide eyes that
go back to normal fall as fast as those of a blink."""
RISE, LONGEST = 0.25, 0.4
"""A blink ends when the share has risen by as much, or after so many seconds."""
USUAL_QUANTILE, USUAL_SECONDS = 0.8, 2.5
"""Quantile of the opening that is the usual one, and the time constant with which it is followed."""
NARROWEST, WIDEST = 0.62, 1.15
"""Limits of the usual opening in those of the resting face: eyes that stay narrower than this look narrow."""
LOWERED, LOOK_SECONDS, LOOKING_DOWN = 0.4, (1.0, 1.8), 0.6
"""Lids closed by as much for so many seconds belong to eyes that look down, unless the network is sure; their closure
is then multiplied by the last number, since a portrait with shut eyes seems to sleep."""
CERTAINLY_SHUT = 0.7
"""Blink score of eyes that are kept shut (0.66 to 0.8 in three clips; eyes that look down 0.58 to 0.64 in one)."""
ALIKE = 0.25
"""Difference of both eyes' closures below which they are one blink; above twice that they wink."""

TURNED = 15.0, 25.0
"""Yaw in degrees from which the far eye's lids are doubted, and from which they are taken for the near eye's."""


class LidClosure:
    """push(measures, resting, score, pitch, time) -> [2] closure 0..1, once per frame."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin with the resting face's opening."""
        self._usual: Array | None = None
        self._recent: deque[tuple[float, float]] = deque()
        self._blinked = self._time = self._opened = -np.inf
        self._lowest = 1.0

    def push(self, measures: FaceMeasures, resting: Array, score: float, pitch: float, time: float) -> Array:
        """`resting` [2] openings of the resting face; blink `score` 0..1 of the blendshape network, the mean of both
        eyes; `pitch` of the gaze in degrees.

        The part of the closure that follows a downward gaze is left out: the portrait's lids follow its gaze anyway.
        """
        share = measures.lids / self._follow(measures.lids, resting, time)
        asleep = float(np.clip((score - AWAKE) / (ASLEEP - AWAKE), 0, 1))
        shut = SHUT + asleep * (BLINK_SHUT - SHUT) * self._in_blink(float(share.mean()), time)
        closed = asleep * np.clip((OPEN - share) / (OPEN - shut), 0, 1)
        followed = np.maximum(0, lids_after_gaze(min(pitch, 0.0), closed))
        joined = _joined(np.clip(closed - followed, 0, 1), float(angles_of(measures.rotation)[0]))
        return joined * self._raised(joined, score, time)

    def _follow(self, lids: Array, resting: Array, time: float) -> Array:
        """The usual opening [2]: a running quantile within the limits, which shut eyes leave as it is."""
        step, self._time = min(time - self._time, 0.1), time
        usual = resting if self._usual is None else self._usual
        upwards = np.where(lids > usual, USUAL_QUANTILE, USUAL_QUANTILE - 1)
        moved = usual * np.where(lids > usual / 2, 1 + upwards * step / USUAL_SECONDS, 1)
        self._usual = np.clip(moved, NARROWEST * resting, WIDEST * resting)
        return np.maximum(self._usual, 1e-4)

    def _raised(self, closed: Array, score: float, time: float) -> float:
        """Factor on the closure: eyes that look down for long, as at a sheet of paper, are not quite shut."""
        if closed.mean() < LOWERED:
            self._opened = time
        long = np.clip((time - self._opened - LOOK_SECONDS[0]) / (LOOK_SECONDS[1] - LOOK_SECONDS[0]), 0, 1)
        looking = np.clip((CERTAINLY_SHUT - score) / 0.08, 0, 1)
        return float(1 - long * looking * (1 - LOOKING_DOWN))

    def _in_blink(self, share: float, time: float) -> float:
        """1 if the lids have just fallen fast, falling to 0 as they rise again."""
        self._recent.append((time, share))
        while self._recent[0][0] < time - FALL_SECONDS:
            self._recent.popleft()
        if max(before for _, before in self._recent) - share > FALL:
            self._blinked = time
        if time - self._blinked >= LONGEST:
            self._lowest = 1.0
            return 0.0
        self._lowest = min(self._lowest, share)
        return float(np.clip(1 - (share - self._lowest) / RISE, 0, 1))


def _joined(closed: npt.NDArray[np.floating], yaw: float) -> Array:
    """Both eyes by their mean where they differ by noise only, and by the near one on a head that is turned away."""
    apart = float(abs(closed[0] - closed[1]))
    own = np.clip(apart / ALIKE - 1, 0, 1)
    joined = own * closed + (1 - own) * closed.mean()
    far = np.clip((abs(yaw) - TURNED[0]) / (TURNED[1] - TURNED[0]), 0, 1)
    return np.asarray((1 - far) * joined + far * closed[0 if yaw > 0 else 1], np.float64)
