"""Head pose and lids in pictures of a portrait, as the face model sees them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from desktop.devices.faces.packets.rotation import angles_of_matrix
from inference.face.blendshapes import COLUMN
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align
from inference.face_model import Face, FaceFinder
from inference.types import Pixels

Array = npt.NDArray[np.float64]
FLIP = np.diag([1.0, -1.0, -1.0])
"""From image axes (y down, z away) to ARKit's."""
BLINKS = [COLUMN["eyeBlinkLeft"], COLUMN["eyeBlinkRight"]]


class ShownFace:
    """read(picture) for one picture after another of the same portrait."""

    def __init__(self) -> None:
        self._finder = FaceFinder()
        self._face: Face | None = None

    def read(self, jpeg: bytes) -> tuple[float, float, float, float]:
        """Yaw, pitch, roll in degrees and the score 0..1 of shut eyes; not a number where no face is seen."""
        picture: Pixels = cv2.cvtColor(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        if self._face is None or self._face.presence < 0.5:
            self._face = next(iter(self._finder.find(picture)), None)
        if self._face is None:
            return (float("nan"),) * 4
        self._face = self._finder.refine(picture, self._face)
        turned = FLIP @ align(self._face.landmarks, dynamics_space().mean_face).rotation @ FLIP
        yaw, pitch, roll = angles_of_matrix(tuple(tuple(map(float, row)) for row in turned))  # type: ignore[arg-type]
        return yaw, pitch, roll, float(self._finder.expression(self._face)[BLINKS].mean())
