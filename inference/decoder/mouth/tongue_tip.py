"""The tongue's tip, raised behind the upper teeth as in l, n, t, d, or out between the teeth as in th."""

from __future__ import annotations

import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.mouth.tongue import Tongue, relief_at, tinted
from inference.types import Floats

Tip = tuple[float, float]
"""(raised, out) as in Motion."""
FLOOR: Tip = (0.0, 0.0)
"""A tip on the mouth's floor."""

LIFT, HIGHEST, SOFT = 0.13, 0.02, 0.03
"""Rise of the tip, in inter-ocular distances, to its height above the upper teeth's edge, which hides it, and its soft
edge."""
ROUND, OUT_ROUND = 2.4, 3.4
"""Fall of a raised tip to the sides, ROUND s^2, and of one between the teeth."""
APPEARS = 0.25
"""Rise from which the tip is seen in full."""
UNDERSIDE, UNDERSIDE_REACH = 0.32, 0.09
"""Darkening of the tip's underside, and the distance below the tip over which it is complete."""
SIDES, SIDE_FROM, SIDE_WIDTH = 0.5, 0.03, 0.16
"""Darkening of its sides, which turn away, and where it begins and over which width it grows."""
FOLD, FOLD_WIDTH = 0.14, 0.011
"""Light of the fold under the tip (frenulum), and its width."""
BACK_SHADE = 0.4
"""Darkening of the tongue's back behind a raised tip."""
RAISED_AT, OUT_AT = 0.22, 0.06
"""Places of the relief, above the lower incisors' edge, that a raised tip and one between the teeth show."""
OUT, OUT_SOFT = 0.05, 0.012
"""Reach of a tip between the teeth below the upper teeth's edge, and its soft edge."""
OUT_SHADE = 0.25
"""Darkening at its lower edge."""
OUT_LIGHT = 0.45
"""Share of the loss of light in the mouth that a tip between the teeth, which reaches out of it, does not have."""
CAST, CAST_REACH = 0.4, 0.025
"""Strength of its shadow on what lies below, and the shadow's reach."""
FLAT_RISE = 0.07
"""Rise of the tongue in a flat drawing."""


class TongueTip:
    """Draws the tip of one portrait's tongue; `s`, `down`: coordinates along the upper arch and below its edge."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def draw_raised(self, inside: Floats, s: Floats, down: Floats, raised: float, light: Floats) -> None:
        """Draws a tip raised by 0..1 into `inside` [h, w, 3], in place; `light` [h, w]: as on the lower teeth."""
        if raised <= 0:
            return
        below = down - np.float32(LIFT * (1 - raised) - HIGHEST) - ROUND * s * s
        share = smoothstep(below / SOFT + 0.5) * smoothstep(np.array(raised / APPEARS))
        under = smoothstep(below / UNDERSIDE_REACH)
        sides = 1 - SIDES * smoothstep((np.abs(s) - SIDE_FROM) / SIDE_WIDTH)
        fold = 1 + FOLD * under * np.exp(-np.square(s / FOLD_WIDTH))
        lit = light * (1 - UNDERSIDE * under) * sides * fold * relief_at(s, RAISED_AT - down)
        self._blend(inside, share, lit)

    def draw_out(self, inside: Floats, s: Floats, down: Floats, out: float, light: Floats) -> None:
        """Draws a tip put out by 0..1 in front of the lower teeth."""
        if out <= 0:
            return
        inner = np.float32(OUT * out) - OUT_ROUND * s * s - down
        seen = smoothstep(np.array(out / APPEARS))
        share = np.clip(inner / OUT_SOFT + 0.5, 0, 1) * seen
        inside *= (1 - CAST * seen * np.exp(np.minimum(inner, 0) * np.float32(1 / CAST_REACH)))[..., None]
        lit = light + OUT_LIGHT * (1 - light)
        lit = lit * (1 - OUT_SHADE * (1 - smoothstep(inner / (0.5 * OUT)))) * relief_at(s, OUT_AT - down)
        self._blend(inside, share, lit)

    def _blend(self, inside: Floats, share: Floats, light: Floats) -> None:
        cover = share[..., None].astype(np.float32)
        inside *= 1 - cover
        inside += cover * tinted(light, self._tongue.tint) * self._tongue.colour
