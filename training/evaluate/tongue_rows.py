"""Tongue's tip judged on l, n, t, d of timed speech, in 40 pictures a second."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE
from inference.types import Motion
from training.evaluate.mouth_measures import our_mouth, sampled
from training.evaluate.table import Table
from training.speech.phones import CLASSES, PAUSE, articulation
from training.speech.timed_speech import Utterance

TIP = {CLASSES.index(name) for name in ("tdʈɖ", "nɳɲɴ", "lɫʎɭ")}
UP, VISIBLE = 0.5, 0.02
"""Rise from which the tip counts as up, and aperture in outer-eye-corner distances that shows it."""
PICTURES, SLACK = 40, 0.02
"""Pictures a second; seconds by which the tip may be early or late."""
NEAR = 0.05
"""Seconds around these phones in which a raised tip is not counted as wrong."""

Bools = npt.NDArray[np.bool_]


def judge_tongue(table: Table, moves: dict[str, Callable], spoken: list[Utterance]) -> None:
    """Rows of recall, at all mouths and at visible ones, and of tips that are up elsewhere in speech."""
    found = {name: [_judged(move, each) for each in spoken] for name, move in moves.items()}
    for row, (label, wanted) in enumerate(
        (("tip up on l, n, t, d", ""), ("  where the mouth shows it", ">= 0.70"), ("tip up elsewhere in speech", "low"))
    ):
        rows = {name: np.concatenate([one[row] for one in each]) for name, each in found.items()}
        count = len(next(iter(rows.values())))
        table.row(f"{label}, n={count}", wanted=wanted, **{name: f"{each.mean():.3f}" for name, each in rows.items()})


def _judged(move: Callable[[npt.NDArray[np.float32]], list[Motion]], said: Utterance) -> tuple[Bools, Bools, Bools]:
    """Whether the tip is up: by phone, by phone with a visible mouth, by picture of other phones."""
    times = np.arange(len(said.sound) * PICTURES // SAMPLE_RATE) / PICTURES
    shown = sampled(move(said.sound), times)
    up, visible = np.array([motion.tongue[0] for motion in shown]) > UP, our_mouth(shown).aperture > VISIBLE
    speech, near = np.zeros(len(times), bool), np.zeros(len(times), bool)
    caught, seen = [], []
    for phone in said.phones:
        kind = articulation(phone.name)
        speech |= (kind != PAUSE) & (times >= phone.start) & (times <= phone.end)
        if kind in TIP:
            inside = (times >= phone.start - SLACK) & (times <= phone.end + SLACK)
            caught.append(bool(up[inside].any()))
            seen += [caught[-1]] if visible[inside].any() else []
            near |= (times >= phone.start - NEAR) & (times <= phone.end + NEAR)
    return np.array(caught, bool), np.array(seen, bool), up[speech & ~near]
