"""Add the ARKit-52 blendshapes to resources/models/dynamics.npz.

    python -m training.labels.arkit_map ICT_FACEKIT.npz

Speech clips rarely contain lowered brows, squints or a wrinkled nose. The part of the ARKit shapes that the speech
directions cannot represent adds SUPPLEMENT further directions; `arkit` [52, D] maps scores to all directions. The
fields are those of training/labels/dynamics.py; the directions learned there do not change.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import COLUMN, NAMES
from training.arguments import add_paths, command_parser
from training.labels.arkit_shapes import arkit_shapes
from training.labels.dynamics import BLINK, LOWER, OUT, UPPER, blink_of
from training.labels.face_regions import importance

Array = npt.NDArray[np.float64]

SPEECH = LOWER + BLINK + UPPER
LIDS = slice(LOWER, LOWER + BLINK)
SUPPLEMENT = 16
EVENNESS = 0.8
"""Exponent that normalises shape sizes before the decomposition: 1 weights all shapes equally, 0 favours large ones."""


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("facekit", type=Path)
    add_paths(parser, out=OUT)
    options = parser.parse_args()
    with np.load(options.out) as kept:
        fields = {name: kept[name].astype(np.float64) for name in kept.files}
    shapes = arkit_shapes(options.facekit, fields["mean_face"])
    fields |= extended(fields, shapes)
    np.savez_compressed(options.out, **{name: field.astype(np.float32) for name, field in fields.items()})
    for name, lost in zip(NAMES, losses(fields, shapes), strict=True):
        if "Blink" not in name and shapes[COLUMN[name]].any():
            print(f"{name:20} {lost:.2f} of its motion lost")


def extended(fields: dict[str, Array], shapes: Array) -> dict[str, Array]:
    """The fields basis, encoder, limit, own and own_bias with SUPPLEMENT further rows or columns, and arkit [52, D].

    `shapes` [52, 478, 3]; the encoder and own-expression rows of the supplement are 0.
    """
    speech = fields["basis"][:SPEECH]
    shut = np.stack([blink_of(fields["mean_face"], shape[None])[0] for shape in shapes])
    for eye, name in enumerate(("eyeBlinkRight", "eyeBlinkLeft")):
        shut[COLUMN[name], eye] = 1.0
    open_shapes = shapes - np.tensordot(shut, speech[LIDS], 1)
    open_shapes[[COLUMN["eyeBlinkLeft"], COLUMN["eyeBlinkRight"]]] = 0
    basis = np.concatenate([speech, supplement(np.delete(speech, range(LIDS.start, LIDS.stop), 0), open_shapes)])
    arkit = fitted(np.delete(basis, range(LIDS.start, LIDS.stop), 0), open_shapes)
    arkit = np.insert(arkit, [LIDS.start] * BLINK, shut, 1)
    reach = np.abs(arkit[:, SPEECH:]).max(0)
    return {
        "basis": basis,
        "encoder": _longer(fields["encoder"][:SPEECH], 0),
        "limit": np.concatenate([fields["limit"][:, :SPEECH], [-reach, reach]], 1),
        "own": _longer(fields["own"][:, :SPEECH], 1),
        "own_bias": _longer(fields["own_bias"][:SPEECH], 0),
        "arkit": arkit,
    }


def supplement(speech: Array, shapes: Array) -> Array:
    """[SUPPLEMENT, 478, 3] principal directions of the residual of `shapes` after fitting `speech`.

    Each direction has an r.m.s. displacement of 0.01 face-space units.
    """
    weight = _weight()
    size = np.sqrt(((shapes * weight) ** 2).sum((1, 2)))
    rest = (shapes - np.tensordot(fitted(speech, shapes), speech, 1)) * weight
    even = np.where(size > 1e-6, np.maximum(size, 1e-6) ** -EVENNESS, 0)
    _, _, directions = np.linalg.svd((rest * even[:, None, None]).reshape(len(rest), -1), full_matrices=False)
    rows = directions[:SUPPLEMENT].reshape(SUPPLEMENT, 478, 3) / weight
    return rows * 0.01 / np.sqrt((rows**2).mean((1, 2)))[:, None, None]


def fitted(basis: Array, shapes: Array) -> Array:
    """[n, rows] coefficients of `shapes` [n, 478, 3] in `basis` [rows, 478, 3], by weighted least squares."""
    weight = _weight()
    columns = (basis * weight).reshape(len(basis), -1).T
    return np.linalg.lstsq(columns, (shapes * weight).reshape(len(shapes), -1).T, rcond=None)[0].T


def losses(fields: dict[str, Array], shapes: Array) -> Array:
    """[52] relative r.m.s. error of each shape's reconstruction from its coefficients."""
    rest = shapes - np.tensordot(fields["arkit"], fields["basis"], 1)
    return np.sqrt((rest**2).sum((1, 2)) / np.maximum((shapes**2).sum((1, 2)), 1e-12))


def _weight() -> Array:
    return np.sqrt(importance().clip(0.3, 2))[:, None]


def _longer(rows: Array, axis: int) -> Array:
    """`rows` padded along `axis` with zeros for the SUPPLEMENT directions."""
    missing = [(0, SUPPLEMENT if k == axis else 0) for k in range(rows.ndim)]
    return np.pad(rows, missing)


if __name__ == "__main__":
    main()
