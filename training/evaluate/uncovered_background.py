"""Compare the background plate with what clips really show where a moving head uncovers it.

    python -m training.evaluate.uncovered_background CLIPS [--held-out]

Of each clip with a still background, two frames are taken: one as the photo, and the one in which its head uncovers
most. Prints the difference and the perceptual distance of the plate to the real background there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt

from inference.face_model import FaceFinder, Segmenter
from inference.portrait.background_plate import inpaint_background
from inference.portrait.matte import refine_matte
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.arguments import command_parser
from training.labels.split import HELD_OUT

Distance = Callable[[Pixels, Pixels], float]
"""Perceptual distance of two images [h, w, 3]."""
Mask = npt.NDArray[np.bool_]

STEP, MOST = 12, 24
"""Frames from one that is looked at to the next; most frames of a clip."""
LEAST_SIDE = 320
"""Smallest side in pixels of a clip that is compared."""
PERSON, FREE, AROUND = 0.5, 0.03, 25
"""Probability of the person where it covers and where it leaves the background free; side in pixels of the square by
which it is widened for the latter."""
SHOULDERS = 360
"""Row in pixels from which shoulders hide the background."""
LEAST, STILL = 900, 5.0
"""Least uncovered area in pixels; largest mean difference of the free background between the frames in grey levels."""
MARGIN = 16
"""Pixels around the uncovered area in which the perceptual distance is taken."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Two frames [512, 512, 3] of a clip, and the area [512, 512] that the person covers in the first one alone."""

    photo: Pixels
    later: Pixels
    area: Mask


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("clips", type=Path, metavar="CLIPS")
    parser.add_argument("--held-out", action="store_true", help="clips that nothing is tuned on")
    options = parser.parse_args()
    from training.evaluate.perceptual import PerceptualDistance  # torch, which the tests do without

    segmenter, finder, distance = Segmenter(), FaceFinder(), PerceptualDistance()
    found = []
    for path in sorted(options.clips.glob("*.mp4")):
        if (path.stem in HELD_OUT) == options.held_out and (pair := most_uncovered(frames(path), segmenter)):
            faces = finder.find(pair.photo)
            if faces:
                landmarks = finder.refine(pair.photo, faces[0]).landmarks
                matte = refine_matte(segmenter.segment(pair.photo), pair.photo, landmarks)
                found.append(differences(pair, inpaint_background(pair.photo, matte), distance))
                print(f"{path.stem} difference {found[-1][0]:5.1f}  perceptual {found[-1][1]:.4f}")
    print("{2} clips  difference {0:.1f} grey levels (RMS)  perceptual {1:.4f}".format(*np.mean(found, 0), len(found)))


def frames(path: Path) -> list[Pixels]:
    """Frames of a clip at the crop's size; none of a small clip."""
    with av.open(path) as container:
        if min(container.streams.video[0].width, container.streams.video[0].height) < LEAST_SIDE:
            return []
        shown = zip(range(STEP * MOST), container.decode(video=0), strict=False)
        pictures = [frame.to_ndarray(format="rgb24") for number, frame in shown if number % STEP == 0]
    size = FRAME_SIZE, FRAME_SIZE
    return [np.asarray(cv2.resize(one, size, interpolation=cv2.INTER_CUBIC), np.uint8) for one in pictures]


def most_uncovered(pictures: list[Pixels], segmenter: Segmenter) -> Uncovered | None:
    """The pair of frames with the largest uncovered area, if it is large enough and the background is still."""
    chances = [cv2.resize(segmenter.segment(one), (FRAME_SIZE, FRAME_SIZE)) for one in pictures]
    pairs = product(range(len(pictures)), repeat=2)
    areas = {(a, b): uncovered(chances[a], chances[b]) for a, b in pairs if a != b}
    if not areas:
        return None
    first, second = max(areas, key=lambda pair: int(areas[pair].sum()))
    free = _free(chances[first]) & _free(chances[second])
    change = np.abs(pictures[first].astype(np.int16) - pictures[second])[free]
    if areas[first, second].sum() < LEAST or not change.size or change.mean() > STILL:
        return None
    return Uncovered(pictures[first], pictures[second], areas[first, second])


def uncovered(before: Floats, after: Floats) -> Mask:
    """[h, w] where the person certainly is before and is not after; both are probabilities [h, w] of the person."""
    area = (before > PERSON) & _free(after)
    area[SHOULDERS:] = False
    return np.asarray(area, np.bool_)


def differences(pair: Uncovered, plate: Pixels, distance: Distance) -> tuple[float, float]:
    """RMS difference of the plate in grey levels in the uncovered area, and perceptual distance around it."""
    away = plate.astype(np.float32) - pair.later
    shown = np.where(pair.area[..., None], plate, pair.later)
    rows, columns = (np.flatnonzero(pair.area.any(axis)) for axis in (1, 0))
    box = tuple(slice(max(int(at[0]) - MARGIN, 0), int(at[-1]) + MARGIN) for at in (rows, columns))
    return float(np.sqrt(np.square(away[pair.area]).mean())), distance(shown[box], pair.later[box])


def _free(chance: Floats) -> Mask:
    wide = cv2.dilate((chance > FREE).astype(np.uint8), np.ones((AROUND, AROUND), np.uint8))
    return np.asarray(wide == 0, np.bool_)


if __name__ == "__main__":
    main()
