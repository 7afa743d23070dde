"""Whether thin parts beside a person are hair: a mixture of the person's colour and the background's.

Edges of doors, window panes and chairs that touch the outline have a third colour.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.foreground_colour import near_colour
from inference.portrait.push_pull import fill
from inference.types import Floats, Pixels

SURE = 0.95
"""Matte value 0..1 from which a pixel shows the person alone."""
CLEAR = 0.05
"""Matte value up to which it may show the background alone."""
EDGE = 5
"""Side in pixels of the square by which the edges of person and thin parts are widened."""
LIGHTEST = 1.5
"""Largest share of the person's colour in a mixture: strands are darker and lighter than the mean of hair."""
LEAST_CONTRAST = 10.0
"""Difference of person and background in grey levels from which their mixture has a direction."""


def unlike_hair(picture: Pixels, person: Floats, thin: npt.NDArray[Any]) -> Floats:
    """[h, w] distance in grey levels of each pixel from the nearest mixture of person and background.

    `picture` [h, w, 3]; `person` [h, w] 0..1; `thin` [h, w]: parts of either, which tell nothing about the background.
    """
    covered = cv2.dilate(np.maximum(person, thin).astype(np.float32), np.ones((EDGE, EDGE), np.uint8))
    behind = fill(picture.astype(np.float32), (covered < CLEAR).astype(np.float32))
    seen, way = picture - behind, near_colour(picture, person > SURE) - behind
    length = np.maximum((way * way).sum(2), LEAST_CONTRAST**2)
    share = ((seen * way).sum(2) / length).clip(0, LIGHTEST)[..., None]
    return np.asarray(np.sqrt(np.square(seen - share * way).mean(2)), np.float32)
