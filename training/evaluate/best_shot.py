"""Whether the best of five pictures is one with open eyes, a shut mouth and a sharp face.

    python -m training.evaluate.best_shot CLIPS [--count 40]

Frames of talking clips, 0.25 s apart as the photo camera takes them, in groups of five; nothing is tuned on them.
"""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from inference.face_model import FaceFinder
from inference.portrait.best_shot import ranked
from inference.portrait.measured_face import MeasuredFace, measure
from inference.types import Pixels
from training.arguments import command_parser

SPACING, GROUP, MOST = 0.25, 5, 25
"""Seconds between pictures; pictures of a group; pictures of a clip."""
HALF_SHUT = 0.7
"""Share of the group's widest eye opening below which an eye is shut or blinking."""
OPEN_MOUTH = 0.08
"""Gap of the lips in inter-ocular distances."""
SEED = 3


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("clips", type=Path, metavar="CLIPS")
    parser.add_argument("--count", type=int, default=40, help="clips")
    options = parser.parse_args()
    paths = np.random.default_rng(SEED).permutation(sorted(options.clips.glob("*.mp4")))[: options.count]
    finder = FaceFinder()
    groups = [group for path in paths for group in whole_groups([measure(finder, frame) for frame in frames(path)])]
    print(f"{len(groups)} groups of {GROUP}")
    print(row("chosen", np.array([figures(group)[ranked(group)[0]] for group in groups])))
    print(row("any", np.concatenate([figures(group) for group in groups])))


def frames(path: Path) -> list[Pixels]:
    """At most MOST frames of a clip, SPACING apart."""
    with av.open(path) as container:
        step = max(1, round(float(container.streams.video[0].average_rate or 25) * SPACING))
        shown = zip(range(step * MOST), container.decode(video=0), strict=False)
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for number, frame in shown if not number % step]


def whole_groups(faces: list[MeasuredFace | None]) -> list[list[MeasuredFace]]:
    """Consecutive groups in which every picture shows a face."""
    groups = [faces[start : start + GROUP] for start in range(0, len(faces) - GROUP + 1, GROUP)]
    seen = [[face for face in group if face] for group in groups]
    return [group for group in seen if len(group) == GROUP]


def figures(group: list[MeasuredFace]) -> npt.NDArray[np.float64]:
    """[5, 3] eye opening and sharpness relative to the group's best, and gap of the lips."""
    found = np.array([[face.eye_opening, face.sharpness, face.mouth_opening] for face in group])
    return np.column_stack([found[:, :2] / found[:, :2].max(axis=0), found[:, 2]])


def row(title: str, found: npt.NDArray[np.float64]) -> str:
    """Shares of shut eyes and open mouths in per cent, and mean relative sharpness."""
    shut, mouth = (found[:, 0] < HALF_SHUT).mean(), (found[:, 2] > OPEN_MOUTH).mean()
    return f"{title:7} eyes shut {shut:6.1%}  mouth open {mouth:6.1%}  sharpness {found[:, 1].mean():.3f}"


if __name__ == "__main__":
    main()
