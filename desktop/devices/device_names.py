"""Names of devices that are shown to the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def told_apart(names: Sequence[str]) -> list[str]:
    """`names` in their order; the second of equal ones gets the number (2), and so on."""
    times: Counter[str] = Counter()
    taken = set(names)
    result = []
    for name in names:
        times[name] += 1
        label = name
        while times[name] > 1 and (label := f"{name} ({times[name]})") in taken:
            times[name] += 1
        taken.add(label)
        result.append(label)
    return result
