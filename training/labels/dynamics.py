"""Build resources/models/dynamics.npz, the facial dynamics space, from the labelled clips.

    python -m training.labels.dynamics [LABELS] [OUT]

Landmarks are aligned to a mean face on rigid points, the person's neutral shape is subtracted, and a smooth ramp
splits the displacement into lower and upper face. Each part has its own principal components through the origin
(0 is neutral); the lids have two separate coefficients (1 is shut). Held-out identities (split.toml) are excluded and
evaluate the result. Fields:

    mean_face  [478, 3]       face space (see inference/face/geometry.py)
    basis      [D, 478, 3]    displacement of one unit of each coefficient
    encoder    [D, 478, 3]    displacement -> coefficients, by a dot product
    limit      [2, D]         0.1th and 99.9th percentile of each coefficient over the clips
    own        [52 + S, D]    a photo's scores and shape -> its expression; own_bias [D]; shape [S, 478, 3]
    closing    [478]          signed share of the lip gap that each landmark moves to close the lips

training/labels/arkit_map.py adds the directions and the map of the ARKit shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.geometry import IRISES, lid_gap
from training.arguments import add_paths, command_parser
from training.labels.clip_labels import LABELS, read_clips
from training.labels.displacement import Sample, mirrored, sample_of
from training.labels.face_regions import LIP_CORNERS, LOWER_LIP, UPPER_LIP, closing, importance, lower_share
from training.labels.mean_face import mean_face, pairing
from training.labels.own_expression import own_maps
from training.labels.principal_components import components
from training.labels.split import HELD_OUT

Array = npt.NDArray[np.float64]

OUT = Path(__file__).resolve().parents[2] / "resources" / "models" / "dynamics.npz"
LOWER, BLINK, UPPER = 18, 2, 10


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, labels=LABELS / "clips", out=OUT)
    options = parser.parse_args()
    clips = list(read_clips(options.labels))
    learnt = [clip for clip in clips if clip.name not in HELD_OUT]
    mean = mean_face(learnt)
    samples = [sample for clip in clips if (sample := sample_of(clip, mean)) is not None]
    train = [sample for sample in samples if sample.name not in HELD_OUT]
    fields = build(train, mean, pairing(learnt))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, **{name: field.astype(np.float32) for name, field in fields.items()})
    for line in report(fields, [sample for sample in samples if sample.name in HELD_OUT]):
        print(line)


def build(train: list[Sample], mean: Array, table: npt.NDArray[np.intp]) -> dict[str, Array]:
    """The fields of dynamics.npz from the training clips and their mirror images; `table` [478] is the mirror table."""
    both = [half for sample in train for half in (sample, mirrored(sample, table))]
    moved = np.concatenate([sample.moved for sample in both])
    below = lower_share(mean)[:, None]
    weight = importance()
    lower = components(moved * below, weight, LOWER)
    blinks = np.concatenate([blink_of(sample.neutral, sample.moved) for sample in both])
    lids = blink_displacement(moved * (1 - below), blinks)
    upper = components(moved * (1 - below) - np.tensordot(blinks, lids, 1), weight, UPPER)
    basis = np.concatenate([lower, lids, upper])
    fields = {"mean_face": mean, "basis": basis, "encoder": encoder(basis, below, weight), "closing": closing(mean)}
    coefficients = [encode(fields, sample) for sample in both]
    fields["limit"] = np.percentile(np.concatenate(coefficients), [0.1, 99.9], axis=0)
    return fields | own_maps(both, coefficients, mean)


def blink_of(neutral: Array, moved: Array) -> Array:
    """[n, 2] blink of each eye: 0 at the neutral lid gap, 1 shut."""
    return 1 - lid_gap(neutral + moved) / lid_gap(neutral)


def blink_displacement(moved: Array, blinks: Array) -> Array:
    """[2, 478, 3] displacement per unit of each eye's blink, by least squares; 0 at the irises."""
    lids = np.linalg.lstsq(blinks, moved.reshape(len(moved), -1), rcond=None)[0].reshape(2, 478, 3)
    lids[:, IRISES.ravel()] = 0
    return lids


def encoder(basis: Array, below: Array, weight: Array) -> Array:
    """[D, 478, 3] weighted least-squares encoder of each part; blink rows are 0 (`blink_of` measures the blinks)."""
    rows = np.zeros_like(basis)
    for part, share in ((slice(0, LOWER), below), (slice(LOWER + BLINK, None), 1 - below)):
        flat = (basis[part] * np.sqrt(weight)[:, None]).reshape(len(basis[part]), -1)
        solved = np.linalg.pinv(flat).T.reshape(len(flat), 478, 3)
        rows[part] = solved * np.sqrt(weight)[:, None] * share
    return rows


def encode(fields: dict[str, Array], sample: Sample) -> Array:
    """[n, D] coefficients of the sample's displacement."""
    blinks = blink_of(sample.neutral, sample.moved)
    lids = slice(LOWER, LOWER + BLINK)
    coefficients = np.tensordot(sample.moved, fields["encoder"], ([1, 2], [1, 2]))
    coefficients -= np.tensordot(blinks, np.tensordot(fields["basis"][lids], fields["encoder"], ([1, 2], [1, 2])), 1)
    coefficients[:, lids] = blinks
    return coefficients


def report(fields: dict[str, Array], held: list[Sample]) -> Iterator[str]:
    """Lines on held-out people: reconstruction error, and error of the expression estimated from a single frame."""
    lips, brows = (
        np.array(UPPER_LIP + LOWER_LIP + LIP_CORNERS),
        np.array([70, 63, 105, 66, 107, 300, 293, 334, 296, 336]),
    )
    kept, own, still = [], [], []
    for sample in held:
        coefficients = encode(fields, sample)
        rest = np.tensordot(coefficients, fields["basis"], 1) - sample.moved
        kept.append([np.abs(rest[:, part]).mean() for part in (lips, brows)])
        faces = sample.neutral + sample.moved - fields["mean_face"]
        features = np.concatenate([sample.scores, np.tensordot(faces, fields["shape"], ([1, 2], [1, 2]))], 1)
        guess = np.tensordot(features @ fields["own"] + fields["own_bias"], fields["basis"], 1)
        own.append(np.abs(sample.moved - guess)[:, lips].mean())
        still.append(np.abs(sample.moved)[:, lips].mean())
    lip, brow = np.mean(kept, 0)
    yield f"{len(held)} held-out clips; figures in inter-ocular distances, mean per coordinate"
    yield f"lips: motion {np.mean(still):.4f}, lost by the space {lip:.4f}; brows: lost {brow:.4f}"
    yield f"own expression from one frame: {np.mean(own):.4f} of {np.mean(still):.4f} left at the lips"


if __name__ == "__main__":
    main()
