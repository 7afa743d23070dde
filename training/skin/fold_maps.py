"""Make resources/models/skin_folds.npz: how each shape folds the skin, on the canonical face.

    python -m training.skin.fold_maps [RATIO_IMAGES] [OUT]

RATIO_IMAGES comes from training.skin.ratio_images. Averages over many people are soft, since no two faces fold at the
same place: they give the shade of cheeks and brows, and modelled profiles of folds (training/skin/fold_paths.py) give
the edge. Fields, all 8 bits:

    shapes   [n]              names of the shapes that fold skin
    light    [n, SIDE, SIDE]  change of log light at score 1, in steps of LIGHT_STEP
    lines    [n, SIDE, SIDE]  share by which score 1 deepens the photo's own lines
    bearing  [SIDE, SIDE]     direction of lines in degrees, 0..179
    skin     [SIDE, SIDE]     skin without brows, eyes, lips and nostrils
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.canonical_face import SIDE, to_map
from inference.face.dynamics_space import dynamics_space
from inference.face.landmark_maps import BROW_A, BROW_B, EYE_A, EYE_B, LIPS_OUTER, OVAL
from inference.face.shape_scores import SHAPES
from inference.onnx_session import MODELS
from inference.portrait.fold_maps import LIGHT_STEP, SHARE_STEP
from training.arguments import add_paths, command_parser
from training.skin.fold_paths import bearing
from training.skin.modelled_folds import FOLDS, LINES
from training.skin.ratio_images import OUT as RATIO_IMAGES

Array = npt.NDArray[np.float64]
OUT = MODELS / "skin_folds.npz"
SHARE = 0.8
"""Share of the averages that is used; a score of 1 of the clips is less certain than one of a preset."""
MOST = 0.12
"""Limit of the averages' log light."""
SOFTEN = 1.5
"""Standard deviation in map pixels of the averages' blur: JPEG blocks and pores are nobody's folds."""


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, ratios=RATIO_IMAGES, out=OUT)
    options = parser.parse_args()
    with np.load(options.ratios) as fields:
        ratios = dict(zip(map(str, fields["shapes"]), fields["maps"].astype(np.float64), strict=True))
    skin = skin_area()
    names = [name for name in SHAPES if name in FOLDS]
    light = [(averaged(ratios, name) + FOLDS[name]()) * skin for name in names]
    lines = [LINES[name]() * skin for name in names]
    np.savez_compressed(
        options.out,
        shapes=np.array(names),
        light=np.clip(np.round(np.stack(light) / LIGHT_STEP), -127, 127).astype(np.int8),
        lines=np.clip(np.round(np.stack(lines) / SHARE_STEP), 0, 255).astype(np.uint8),
        bearing=bearings(),
        skin=np.round(skin / SHARE_STEP).astype(np.uint8),
    )
    print(f"{len(names)} shapes, {Path(options.out).stat().st_size / 1000:.0f} kB")


def averaged(ratios: dict[str, Array], name: str) -> Array:
    """[SIDE, SIDE] average over people of a shape's log light, the same on both sides of the face."""
    own = cv2.GaussianBlur(ratios[name], (0, 0), SOFTEN)
    other = cv2.GaussianBlur(ratios[_other_side(name)], (0, 0), SOFTEN)[:, ::-1]
    return np.asarray((SHARE * (own + other) / 2).clip(-MOST, MOST) * _near_lines(name))


def _other_side(name: str) -> str:
    return name.replace("Left", "Right") if "Left" in name else name.replace("Right", "Left")


def _near_lines(name: str) -> Array:
    """[SIDE, SIDE] 0..1: around the place where the shape folds skin."""
    return np.asarray(cv2.GaussianBlur(np.minimum(1, 2.5 * LINES[name]()), (0, 0), 6).clip(0, 1))


def bearings() -> npt.NDArray[np.uint8]:
    """[SIDE, SIDE] direction in degrees of the nearest path along which skin folds."""
    from training.skin.modelled_folds import PATHS

    far, angle = (np.stack(each) for each in zip(*(bearing(path) for path in PATHS), strict=True))
    nearest = np.take_along_axis(angle, far.argmin(0)[None], 0)[0]
    # Angles are averaged as doubled vectors, since a line has no beginning.
    x, y = (cv2.GaussianBlur(part(2 * nearest), (0, 0), 4) for part in (np.cos, np.sin))
    return np.asarray(np.round(np.degrees(np.arctan2(y, x) / 2)) % 180, np.uint8)


def skin_area() -> Array:
    """[SIDE, SIDE] 0..1: inside the face, without brows, eyes, lips and nostrils."""
    face = to_map(dynamics_space().mean_face)
    inside = np.zeros((SIDE, SIDE), np.uint8)
    cv2.fillPoly(inside, [face[OVAL].astype(np.int32)], 255)
    inside[cv2.erode(inside, np.ones((5, 5), np.uint8)) == 0] = 0
    for part, room in (
        (EYE_A, 5),
        (EYE_B, 5),
        (LIPS_OUTER, 5),
        (BROW_A, 3),
        (BROW_B, 3),
        (NOSTRILS_A, 3),
        (NOSTRILS_B, 3),
    ):
        hull = cv2.convexHull(face[part].astype(np.int32))
        hole = np.zeros_like(inside)
        cv2.fillConvexPoly(hole, hull, 255)
        inside[cv2.dilate(hole, np.ones((room, room), np.uint8)) > 0] = 0
    return np.asarray(cv2.GaussianBlur(inside.astype(np.float64) / 255, (0, 0), 1.5))


NOSTRILS_A, NOSTRILS_B = [240, 75, 60, 166, 59, 98, 97], [460, 305, 290, 392, 289, 327, 326]

if __name__ == "__main__":
    main()
