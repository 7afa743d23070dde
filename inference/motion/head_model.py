"""The trained head model: samples a second of head pose, gaze, brows and smile from noise."""

from __future__ import annotations

import numpy as np

from inference.motion.head_channels import CHANNELS
from inference.motion.head_context import FUTURE, PAST, SOUND
from inference.onnx_session import OnnxSession, open_session
from inference.types import Floats


class HeadModel:
    """draw(...) -> the next FUTURE control points."""

    def __init__(self, session: OnnxSession | None = None) -> None:
        self._session = session or open_session("head")

    def draw(self, past: Floats, sound: Floats, noise: Floats, liveliness: Floats) -> Floats:
        """float32 [FUTURE, CHANNELS] after `past` [PAST, CHANNELS] and `sound` [PAST, SOUND].

        `noise` [FUTURE, CHANNELS] is standard normal; `liveliness` [2] the natural logarithms of mean degrees a motion
        point (plus 0.02) of the head's turning and of coefficients a point (plus 0.005) of the brows.
        """
        drawn = self._session.run(
            past=past.reshape(1, PAST, CHANNELS).astype(np.float32),
            sound=sound.reshape(1, PAST, SOUND).astype(np.float32),
            noise=noise.reshape(1, FUTURE, CHANNELS).astype(np.float32),
            liveliness=liveliness.reshape(1, 2).astype(np.float32),
        )[0]
        return np.asarray(drawn.reshape(FUTURE, CHANNELS), np.float32)
