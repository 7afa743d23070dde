"""How deep a portrait's skin folds, and from where its folds are lit."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from inference.decoder.flow.flow_sampling import sample
from inference.face.canonical_face import SIDE, photo_places
from inference.portrait.fold_maps import FoldMaps
from inference.portrait.skin_age import skin_age
from inference.types import Floats, Portrait

Gain = Callable[[Floats, str], Floats]

AGES, DEPTH = (0.0, 0.25, 1.0), (0.22, 0.9, 1.3)
"""Ages (see `skin_age`) and depth of the maps' folds at them, from the folds of 43 people who smile in the clips."""
KNIT, LEAST = ("browDown", "noseSneer"), 0.5
"""Shapes whose muscles bunch the skin at any age, and the least depth of their folds."""
SIDEWAYS = 2.2
"""Light of a slope towards the lamp, in map pixels times the lamp's strength."""
STRONGEST = 0.5
"""Limit of the lamp's strength."""


def light_gain(portrait: Portrait, lines: Floats, maps: FoldMaps) -> Gain:
    """Function that fits the log light [SIDE, SIDE] of a shape, by name, to the portrait's age and its photo's light.

    `lines` [SIDE, SIDE]: the photo's own lines (own_skin.py).
    """
    aged = float(np.interp(skin_age(lines, maps), AGES, DEPTH))
    across, down = lamp(portrait, maps)

    def fitted(light: Floats, shape: str) -> Floats:
        depth = np.float32(max(aged, LEAST) if shape.startswith(KNIT) else aged)
        x, y = (cv2.Sobel(light, cv2.CV_32F, *order, ksize=3, scale=1 / 8) for order in ((1, 0), (0, 1)))
        # A dark valley is deep: its slope away from the lamp is darker, the one towards it lighter.
        return np.asarray(depth * (light + SIDEWAYS * (across * x + down * y)), np.float32)

    return fitted


def lamp(portrait: Portrait, maps: FoldMaps) -> tuple[float, float]:
    """Strength of the light from the right and from below, -STRONGEST..STRONGEST: slope of the face's coarse light."""
    grey = cv2.cvtColor(portrait.crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    seen = np.asarray(sample(grey, photo_places(portrait.landmarks)), np.float64)
    axis = (np.arange(SIDE, dtype=np.float64) + 0.5) / SIDE * 2 - 1
    x, y = np.meshgrid(axis, axis)
    weight = maps.skin.astype(np.float64) * (x**2 + (y / 1.2) ** 2 < 0.5)
    system = np.stack([np.ones(x.size), x.ravel(), y.ravel()], 1) * np.sqrt(weight).reshape(-1, 1)
    values = np.log(seen.ravel() + 12) * np.sqrt(weight).ravel()
    _, across, down = np.linalg.lstsq(system, values, rcond=None)[0]
    return float(np.clip(across, -STRONGEST, STRONGEST)), float(np.clip(down - 0.15, -STRONGEST, STRONGEST))
