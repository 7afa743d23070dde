"""Measure ARKit's lowered brow on the labelled clips and put it into resources/models/dynamics.npz.

    python -m training.labels.brow_shapes [LABELS] [OUT]

The 3-D head of training/labels/arkit_map.py lowers the inner end of a brow by a quarter of what people show at the
same score, so that a face looks hurt instead of angry. This command regresses the landmarks' displacement on the face
model's scores over the training clips in which brows move, and fits the result into the directions of the upper face.
Below the brows the shape stays that of the 3-D head. Only two rows of the field `arkit` change.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import COLUMN
from inference.face.geometry import LID_PAIRS
from inference.face.landmark_maps import BROW_A, BROW_B
from training.arguments import add_paths, command_parser
from training.labels.clip_labels import LABELS, read_clips
from training.labels.displacement import Sample, mirrored, sample_of
from training.labels.dynamics import BLINK, LOWER, OUT
from training.labels.face_regions import importance
from training.labels.mirror import mirror_table
from training.labels.split import HELD_OUT

Array = npt.NDArray[np.float64]

STEMS = ("browDown", "browOuterUp", "browInnerUp", "eyeSquint", "eyeBlink")
"""Scores that the displacement is divided among; each is the mean of left and right."""
MEASURED = "browDown"
"""The shape that is replaced."""
SPREAD = 0.05
"""Standard deviation of a clip's browDown from which the clip takes part."""
AT_BROWS = 6.0
"""Weight of the brows' landmarks in the fit: the directions hold little that tilts a brow."""
MIDDLE = 0.12
"""Half width of the transition between left and right, in face-space units."""
SHOWN = slice(LOWER + BLINK, None)


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, labels=LABELS / "clips", out=OUT)
    options = parser.parse_args()
    with np.load(options.out) as kept:
        fields = {name: kept[name].astype(np.float64) for name in kept.files}
    clips = (clip for clip in read_clips(options.labels) if clip.name not in HELD_OUT)
    samples = [sample for clip in clips if (sample := sample_of(clip, fields["mean_face"])) is not None]
    shapes = brow_shapes(samples, fields)
    fields["arkit"] = with_rows(fields, shapes)
    np.savez_compressed(options.out, **{name: field.astype(np.float32) for name, field in fields.items()})
    for name, shape in shapes.items():
        rest = shape - np.tensordot(fields["arkit"][COLUMN[name]], fields["basis"], 1)
        print(f"{name:18} {np.sqrt((rest**2).sum() / (shape**2).sum()):.2f} of its motion lost")


def brow_shapes(samples: Iterable[Sample], fields: dict[str, Array]) -> dict[str, Array]:
    """[478, 3] displacement of the measured shape at score 1, for each side by name, mirror-symmetric."""
    mean = fields["mean_face"]
    table = mirror_table(mean + np.tensordot(fields["arkit"][COLUMN["jawOpen"]], fields["basis"], 1))
    both = [half for sample in samples for half in (sample, mirrored(sample, table))]
    found = dict(zip(STEMS, slopes(both), strict=True))
    names = {f"{MEASURED}Left": 1, f"{MEASURED}Right": -1}
    modelled = {name: np.tensordot(fields["arkit"][COLUMN[name]], fields["basis"], 1) for name in names}
    return {name: _at_brow(found[MEASURED] * _side(mean, sign), modelled[name], mean) for name, sign in names.items()}


def slopes(samples: Iterable[Sample]) -> Array:
    """[len(STEMS), 478, 3] displacement per score, by least squares about each clip's own mean."""
    gram, pull = np.zeros((len(STEMS), len(STEMS))), np.zeros((len(STEMS), 478 * 3))
    for sample in samples:
        scores = np.stack([_both_sides(sample.scores, stem) for stem in STEMS], -1)
        if scores[:, 0].std() >= SPREAD:
            about, moved = scores - scores.mean(0), sample.moved - sample.moved.mean(0)
            gram += about.T @ about
            pull += about.T @ moved.reshape(len(moved), -1)
    return np.linalg.solve(gram, pull).reshape(-1, 478, 3)


def with_rows(fields: dict[str, Array], shapes: dict[str, Array]) -> Array:
    """[52, D] the field `arkit` with the rows of `shapes` fitted into the upper face's directions."""
    weight = _weight()
    shown = fields["basis"][SHOWN]
    columns = (shown * weight).reshape(len(shown), -1).T
    arkit = fields["arkit"].copy()
    for name, shape in shapes.items():
        arkit[COLUMN[name]] = 0
        arkit[COLUMN[name], SHOWN] = np.linalg.lstsq(columns, (shape * weight).ravel(), rcond=None)[0]
    return arkit


def _weight() -> Array:
    weight = importance().clip(0.3, 2)
    weight[[*BROW_A, *BROW_B]] = AT_BROWS
    return np.asarray(np.sqrt(weight)[:, None])


def _both_sides(scores: Array, stem: str) -> Array:
    names = [stem] if stem in COLUMN else [f"{stem}Left", f"{stem}Right"]
    return np.asarray(scores[:, [COLUMN[name] for name in names]].mean(1))


def _at_brow(measured: Array, modelled: Array, mean: Array) -> Array:
    """The `measured` shape from the brows upwards, the `modelled` one from the lids downwards."""
    height = mean[:, 1]
    brows, lids = height[[*BROW_A, *BROW_B]].max(), height[LID_PAIRS[..., 0].ravel()].min()
    share = np.clip((lids - height) / max(lids - brows, 1e-3), 0, 1)[:, None]
    return np.asarray(modelled + share * (measured - modelled))


def _side(mean: Array, sign: int) -> Array:
    """[478, 1] 1 on the person's left (`sign` 1, the right of the image) or right, 0 on the other side."""
    share = np.clip((sign * mean[:, 0] / MIDDLE + 1) / 2, 0, 1)[:, None]
    return np.asarray(share * share * (3 - 2 * share))


if __name__ == "__main__":
    main()
