"""Place of the tongue's tip from the phones that the lips' network hears."""

from __future__ import annotations

FROM, OVER = 0.15, 0.4
"""Probability of l, n, t or d from which the tip leaves the floor of the mouth, and the range over which it rises."""


def tongue_tip(heard: tuple[float, float], opening: float) -> tuple[float, float]:
    """(raised, out) of the tip as in Motion.

    `heard`: probabilities that it is raised and that it is out; `opening`: that of the voice gate, 0..1.
    """
    raised, out = (opening * min(max((share - FROM) / OVER, 0.0), 1.0) for share in heard)
    return raised, out
