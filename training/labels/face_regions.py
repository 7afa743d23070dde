"""Landmark regions (lips, lower face) and per-landmark weights."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.geometry import INNER_LIP_PAIRS, IRISES, LID_PAIRS

Array = npt.NDArray[np.float64]

UPPER_LIP = [185, 40, 39, 37, 0, 267, 269, 270, 409, 184, 74, 73, 72, 11, 302, 303, 304, 408]
UPPER_LIP += [183, 42, 41, 38, 12, 268, 271, 272, 407, *INNER_LIP_PAIRS[:, 0]]
LOWER_LIP = [146, 91, 181, 84, 17, 314, 405, 321, 375, 77, 90, 180, 85, 16, 315, 404, 320, 307]
LOWER_LIP += [96, 89, 179, 86, 15, 316, 403, 319, 325, *INNER_LIP_PAIRS[:, 1]]
LIP_CORNERS = [61, 76, 62, 78, 291, 306, 292, 308]


def lower_share(mean: Array) -> Array:
    """[478] lower-face weight: 0 above the cheekbones, 1 below the nose, smoothstep between."""
    ramp = np.clip((mean[:, 1] - 0.12) / 0.30, 0, 1)
    return ramp * ramp * (3 - 2 * ramp)


def importance() -> Array:
    """[478] landmark weights for the principal components: inner lips 4, lips and lids 2, irises 0, others 0.5."""
    weight = np.full(478, 0.5)
    weight[UPPER_LIP + LOWER_LIP + LIP_CORNERS] = 2.0
    weight[INNER_LIP_PAIRS.ravel()] = 4.0
    weight[LID_PAIRS.ravel()] = 2.0
    weight[IRISES.ravel()] = 0.0
    return weight


def closing(mean: Array) -> Array:
    """[478] signed share of the lip gap that each landmark moves to close it: upper lip +0.3, lower lip and jaw -0.7.

    It fades with the distance from the lip line and is 0 at the lip corners.
    """
    line = mean[[78, 308], 1].mean()
    above = np.clip(line - mean[:, 1], 0, None)
    under = np.clip(mean[:, 1] - line, 0, None)
    upper = 0.3 * np.exp(-((above / 0.10) ** 2)) * (above > 0)
    lower = -0.7 * np.exp(-((np.clip(under - 0.1, 0, None) / 0.35) ** 2)) * (under > 0)
    share = np.where(above > 0, upper, lower)
    share[UPPER_LIP] = 0.3 * np.exp(-((above[UPPER_LIP] / 0.15) ** 2))
    share[LOWER_LIP] = -0.7
    share[INNER_LIP_PAIRS[:, 0]], share[INNER_LIP_PAIRS[:, 1]] = 0.3, -0.7
    share[LIP_CORNERS] = 0
    return share * lower_share(mean)
