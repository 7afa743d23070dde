"""Input for a recorder, and reading back its file."""

from pathlib import Path

import av
import numpy as np

RATE = 48_000


def picture(shade: int) -> np.ndarray:
    return np.full((64, 64, 3), shade, np.uint8)


def pictures(path: Path) -> list[tuple[float, int]]:
    """Time in seconds and mean shade of every frame in the file."""
    with av.open(str(path)) as container:
        return [(frame.time, int(frame.to_ndarray(format="rgb24").mean())) for frame in container.decode(video=0)]


def clicks(seconds: float, *places: int) -> np.ndarray:
    sound = np.zeros((int(seconds * RATE), 1), np.float32)
    for place in places:
        sound[place : place + 200, 0] = 0.8 * np.sin(np.arange(200) * 0.3)
    return sound


def offset(heard: np.ndarray, given: np.ndarray, place: int) -> int:
    """Samples by which `heard` is late at `place`."""
    reach = 1500
    around = heard[place - reach : place + reach + 200]
    return int(np.argmax(np.correlate(around, given[place : place + 200], "valid"))) - reach
