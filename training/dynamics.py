"""Build resources/models/dynamics.npz, the space of facial motion, from the labelled clips.

    python -m training.dynamics [LABELS] [OUT]

Landmarks are aligned to a mean face on rigid points, the person's own resting shape is subtracted, and the
displacement is split smoothly into a lower and an upper face. Each part gets principal components through the
origin (0 is neutral), the lids two coefficients of their own (1 is shut). Held-out identities (split.toml) take no
part and judge the result. Fields:

    mean_face  [478, 3]       face space (see inference/face_geometry.py)
    basis      [D, 478, 3]    displacement of one unit of each coefficient
    encoder    [D, 478, 3]    displacement -> coefficients by a plain product
    limit      [2, D]         the 0.1 and 99.9 % points of each coefficient over the clips
    arkit      [52, D]        ARKit scores (less those at rest) -> coefficients
    own        [52 + S, D]    a photo's scores and shape -> its own expression; own_bias [D]; shape [S, 478, 3]
    closing    [478]          how far each landmark goes along when the inner lips are brought together
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face_geometry import INNER_LIP_PAIRS, IRISES, LID_PAIRS, align, lid_gap
from training.clip_labels import LABELS, ClipLabels, aperture, read_clips, resting_frames
from training.mirror import MIRROR_SCORES, mirror_points, mirror_table
from training.split import HELD_OUT

Array = npt.NDArray[np.float64]

OUT = Path(__file__).resolve().parent.parent / "resources" / "models" / "dynamics.npz"
LOWER, BLINK, UPPER = 18, 2, 10
SHAPE = 24
FRAMES_PER_CLIP = 160
MAX_TURN = 0.45
RIDGE = 40.0

UPPER_LIP = [185, 40, 39, 37, 0, 267, 269, 270, 409, 184, 74, 73, 72, 11, 302, 303, 304, 408]
UPPER_LIP += [183, 42, 41, 38, 12, 268, 271, 272, 407, *INNER_LIP_PAIRS[:, 0]]
LOWER_LIP = [146, 91, 181, 84, 17, 314, 405, 321, 375, 77, 90, 180, 85, 16, 315, 404, 320, 307]
LOWER_LIP += [96, 89, 179, 86, 15, 316, 403, 319, 325, *INNER_LIP_PAIRS[:, 1]]
LIP_CORNERS = [61, 76, 62, 78, 291, 306, 292, 308]


@dataclass(slots=True)
class Sample:
    """Aligned frames of one clip."""

    name: str
    neutral: Array
    """[478, 3] the person at rest, face space."""
    moved: Array
    """[n, 478, 3] displacement from rest."""
    scores: Array
    """[n, 52]"""
    resting_scores: Array
    """[52]"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS / "clips")
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    clips = list(read_clips(options.labels))
    mean = mean_face([clip for clip in clips if clip.name not in HELD_OUT])
    samples = [sample for clip in clips if (sample := sample_of(clip, mean)) is not None]
    train = [sample for sample in samples if sample.name not in HELD_OUT]
    fields = build(train, mean, pairing(clips))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, **{name: field.astype(np.float32) for name, field in fields.items()})
    for line in report(fields, [sample for sample in samples if sample.name in HELD_OUT]):
        print(line)


def mean_face(clips: list[ClipLabels]) -> Array:
    """[478, 3] mirror-symmetric mean of the clips' resting shapes in face space (generalised Procrustes)."""
    rests = [(clip, frames) for clip in clips if len(frames := resting_frames(clip))]
    mean = procrustes_mean(np.stack([np.median(clip.landmarks[clip.found][frames], 0) for clip, frames in rests]))
    return (mean + mirror_points(mean, pairing(clips))) / 2


def pairing(clips: list[ClipLabels]) -> npt.NDArray[np.intp]:
    """[478] mirror table, from each clip's widest mouth: shut lips lie on each other."""
    found = [clip.landmarks[clip.found] for clip in clips]
    return mirror_table(procrustes_mean(np.stack([marks[np.argsort(aperture(marks))[-3:]].mean(0) for marks in found])))


def procrustes_mean(shapes: npt.NDArray[np.floating]) -> Array:
    """[478, 3] median of shapes [n, 478, 3] aligned on their rigid points, in face space."""
    mean = centred(shapes[0].astype(np.float64))
    for _ in range(5):
        mean = centred(np.median(align(shapes, mean).to_face(shapes), 0))
    return mean


def centred(shape: Array) -> Array:
    """Origin between the eyes, outer corners level and one unit apart, facing straight ahead."""
    corners = shape[[33, 263]]
    shape = (shape - shape[[33, 133, 362, 263]].mean(0)) / np.linalg.norm(corners[1] - corners[0])
    x = shape[263] - shape[33]
    x /= np.linalg.norm(x)
    y = shape[152] - shape[10]
    y -= (y @ x) * x
    y /= np.linalg.norm(y)
    return shape @ np.stack([x, y, np.cross(x, y)]).T


def sample_of(clip: ClipLabels, mean: Array) -> Sample | None:
    """The clip's displacement from its own resting shape, or None where it never rests."""
    rest = resting_frames(clip)
    if not len(rest):
        return None
    landmarks, scores = clip.landmarks[clip.found].astype(np.float64), clip.blendshapes[clip.found].astype(np.float64)
    pose = align(landmarks, mean)
    faces = pose.to_face(landmarks)
    neutral = np.median(faces[rest], 0)
    front = np.abs(pose.rotation[:, 0, 2]) < MAX_TURN
    step = max(1, int(front.sum()) // FRAMES_PER_CLIP)
    chosen = np.flatnonzero(front)[::step]
    return Sample(clip.name, neutral, faces[chosen] - neutral, scores[chosen], np.median(scores[rest], 0))


def mirrored(sample: Sample, table: npt.NDArray[np.intp]) -> Sample:
    return Sample(
        sample.name,
        mirror_points(sample.neutral, table),
        mirror_points(sample.moved, table),
        sample.scores[:, MIRROR_SCORES],
        sample.resting_scores[MIRROR_SCORES],
    )


def build(train: list[Sample], mean: Array, table: npt.NDArray[np.intp]) -> dict[str, Array]:
    """All fields of the file from the training clips and their mirror images."""
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
    return fields | score_maps(both, coefficients, mean)


def lower_share(mean: Array) -> Array:
    """[478] 0 above the cheekbones, 1 below the nose, smooth between: how much of a landmark is lower face."""
    ramp = np.clip((mean[:, 1] - 0.12) / 0.30, 0, 1)
    return ramp * ramp * (3 - 2 * ramp)


def importance() -> Array:
    """[478] weight of each landmark in the principal components: lips and lids count most, irises not at all."""
    weight = np.full(478, 0.5)
    weight[UPPER_LIP + LOWER_LIP + LIP_CORNERS] = 2.0
    weight[INNER_LIP_PAIRS.ravel()] = 4.0
    weight[LID_PAIRS.ravel()] = 2.0
    weight[IRISES.ravel()] = 0.0
    return weight


def components(moved: Array, weight: Array, count: int) -> Array:
    """[count, 478, 3] principal directions through the origin, each scaled to one standard deviation."""
    scaled = (moved * np.sqrt(weight)[:, None]).reshape(len(moved), -1)
    covariance = scaled.T @ scaled / len(scaled)
    values, vectors = np.linalg.eigh(covariance)
    top = vectors[:, ::-1][:, :count]
    # Unweighted landmarks (irises) follow by regression on the coefficients.
    coefficients = scaled @ top / np.sqrt(values[::-1][:count])
    return np.linalg.lstsq(coefficients, moved.reshape(len(moved), -1), rcond=None)[0].reshape(count, 478, 3)


def blink_of(neutral: Array, moved: Array) -> Array:
    """[n, 2] how far each eye is shut: 0 as at rest, 1 shut."""
    return 1 - lid_gap(neutral + moved) / lid_gap(neutral)


def blink_displacement(moved: Array, blinks: Array) -> Array:
    """[2, 478, 3] displacement that goes with each eye's blink; irises stay."""
    lids = np.linalg.lstsq(blinks, moved.reshape(len(moved), -1), rcond=None)[0].reshape(2, 478, 3)
    lids[:, IRISES.ravel()] = 0
    return lids


def encoder(basis: Array, below: Array, weight: Array) -> Array:
    """[D, 478, 3] weighted least squares of each part; the blink rows stay 0 (they are measured at the lids)."""
    rows = np.zeros_like(basis)
    for part, share in ((slice(0, LOWER), below), (slice(LOWER + BLINK, None), 1 - below)):
        flat = (basis[part] * np.sqrt(weight)[:, None]).reshape(len(basis[part]), -1)
        solved = np.linalg.pinv(flat).T.reshape(len(flat), 478, 3)
        rows[part] = solved * np.sqrt(weight)[:, None] * share
    return rows


def encode(fields: dict[str, Array], sample: Sample) -> Array:
    """[n, D] coefficients of a clip's displacement."""
    blinks = blink_of(sample.neutral, sample.moved)
    lids = slice(LOWER, LOWER + BLINK)
    coefficients = np.tensordot(sample.moved, fields["encoder"], ([1, 2], [1, 2]))
    coefficients -= np.tensordot(blinks, np.tensordot(fields["basis"][lids], fields["encoder"], ([1, 2], [1, 2])), 1)
    coefficients[:, lids] = blinks
    return coefficients


def closing(mean: Array) -> Array:
    """[478] signed share of a lip gap that each landmark travels to shut it: upper lip +0.3, lower lip and jaw -0.7."""
    line = mean[[78, 308], 1].mean()
    above = np.clip(line - mean[:, 1], 0, None)
    under = np.clip(mean[:, 1] - line, 0, None)
    upper = 0.3 * np.exp(-((above / 0.10) ** 2)) * (above > 0)
    lower = -0.7 * np.exp(-((np.clip(under - 0.1, 0, None) / 0.35) ** 2)) * (under > 0)
    share = np.where(above > 0, upper, lower)
    share[UPPER_LIP] = 0.3 * np.exp(-((above[UPPER_LIP] / 0.15) ** 2))
    share[LOWER_LIP] = -0.7
    share[INNER_LIP_PAIRS[:, 0]], share[INNER_LIP_PAIRS[:, 1]] = 0.3, -0.7
    share[LIP_CORNERS] = 0
    return share * lower_share(mean)


def score_maps(both: list[Sample], coefficients: list[Array], mean: Array) -> dict[str, Array]:
    """The two regressions: ARKit scores -> coefficients, and a photo's scores and shape -> its own expression."""
    relative = np.concatenate([sample.scores - sample.resting_scores for sample in both])
    target = np.concatenate(coefficients)
    arkit = ridge(relative, target, RIDGE)
    faces = np.concatenate([sample.neutral + sample.moved - mean for sample in both])
    shape = components(faces * importance()[:, None].clip(0.2, 1), np.ones(478), SHAPE)
    features = np.concatenate([np.concatenate([s.scores for s in both]), shape_of(faces, shape)], 1)
    centre = features.mean(0)
    own = ridge(features - centre, target - target.mean(0), RIDGE)
    return {"arkit": arkit, "own": own, "own_bias": target.mean(0) - centre @ own, "shape": shape_rows(shape)}


def shape_rows(shape: Array) -> Array:
    """[S, 478, 3] face minus mean -> shape features by a plain product."""
    return np.linalg.pinv(shape.reshape(len(shape), -1)).T.reshape(shape.shape)


def shape_of(faces: Array, shape: Array) -> Array:
    return np.tensordot(faces, shape_rows(shape), ([1, 2], [1, 2]))


def ridge(features: Array, target: Array, strength: float) -> Array:
    """[features, targets] ridge regression through the origin."""
    spread = features.std(0) + 1e-4
    scaled = features / spread
    gram = scaled.T @ scaled + strength * np.eye(scaled.shape[1])
    return np.linalg.solve(gram, scaled.T @ target) / spread[:, None]


def report(fields: dict[str, Array], held: list[Sample]) -> Iterator[str]:
    """What the space keeps of held-out people, and how well a single frame tells its own expression."""
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
