"""Nods of somebody who listens."""

import numpy as np

from inference.motion.nods import NOD, Nods


def listened(points: int, seed: int = 0, opening: float = 0.0) -> dict[int, np.ndarray]:
    nods = Nods(seed)
    found = {point: nods.step(-2.0, opening) for point in range(points)}
    return {point: nod for point, nod in found.items() if nod is not None}


def test_a_listener_nods_a_few_times_a_minute_downwards() -> None:
    nods = listened(25 * 600)
    assert 40 < len(nods) < 160
    assert all(2 * NOD[1] < nod[1] < 0 for nod in nods.values())
    assert np.diff(list(nods)).min() >= 9


def test_nods_repeat_for_a_seed_and_cease_while_the_gate_is_open() -> None:
    assert list(listened(5000, 3)) == list(listened(5000, 3)) != list(listened(5000, 4))
    assert not listened(2000, opening=1.0)
