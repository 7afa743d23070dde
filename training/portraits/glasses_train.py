"""Train the glasses detector on bare faces, the same faces with drawn glasses, and faces with real glasses.

    python -m training.portraits.glasses_train BARE WORN

BARE and WORN are folders of photos without and with glasses. Cross-validation in FOLDS folds evaluates every face with
weights that were not trained on it; resources/models/glasses.npz gets weights trained on all faces.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from inference.decoder.eyes.worn_glasses import MIN_GLASSES_PROBABILITY
from inference.onnx_session import MODELS
from inference.portrait.glasses import FEATURES, features
from inference.portrait.portrait import register
from inference.types import Floats, Portrait
from inference.user_error import UserError
from training.arguments import command_parser
from training.portraits.drawn_glasses import draw_glasses

DRAWN, SHAKEN = 6, 4
"""Number of drawn pairs of glasses per face; number of landmark versions (the detected and jittered ones) per face."""
UNSURE = 0.012
"""Standard deviation of the landmark jitter, in outer-eye-corner distances, and of its scale."""
DECAY, STEPS = 1e-3, 300
FOLDS = 4


@dataclass(frozen=True, slots=True)
class Face:
    """Features of one photo, and its label."""

    name: str
    worn: bool
    plain: Floats
    """[SHAKEN, FEATURES] of the photo; row 0 uses the detected landmarks, the others jittered ones."""
    drawn: Floats
    """[DRAWN, FEATURES] of the photo with drawn glasses; empty if the person wears glasses."""


def seen(folder: Path, worn: bool, rng: np.random.Generator) -> list[Face]:
    """Faces of the photos in `folder` that register; prints the reason for each photo that does not."""
    found = []
    for photo in sorted(folder.iterdir()):
        try:
            portrait = register(photo)
        except UserError as error:
            print(error)
            continue
        drawn = np.zeros((0, FEATURES), np.float32) if worn else spectacled(portrait, rng)
        found.append(Face(photo.name, worn, bare(portrait, rng), drawn))
    return found


def bare(portrait: Portrait, rng: np.random.Generator) -> Floats:
    """[SHAKEN, FEATURES] of the unchanged photo."""
    points = [portrait.landmarks, *(_shaken(portrait, rng) for _ in range(SHAKEN - 1))]
    return np.stack([features(portrait.crop, each) for each in points])


def spectacled(portrait: Portrait, rng: np.random.Generator) -> Floats:
    """[DRAWN, FEATURES] of the photo with random drawn glasses and jittered landmarks."""
    pictures = [draw_glasses(portrait.crop, portrait.landmarks, rng) for _ in range(DRAWN)]
    return np.stack([features(picture, _shaken(portrait, rng)) for picture in pictures])


def _shaken(portrait: Portrait, rng: np.random.Generator) -> Floats:
    points = portrait.landmarks
    unit = float(np.linalg.norm(points[33] - points[263]))
    moved = (points - points.mean(0)) * (1 + UNSURE * rng.standard_normal()) + points.mean(0)
    moved[:, :2] += UNSURE * unit * rng.standard_normal(2)
    return np.asarray(moved, np.float32)


def fit(without: Floats, worn: Floats, decay: float = DECAY) -> Floats:
    """[FEATURES + 1] weights and bias of a logistic regression between two sets [n, FEATURES] of equal total weight.

    `decay`: strength of the L2 regularisation.
    """
    x = torch.from_numpy(np.concatenate([without, worn]))
    y = torch.cat([torch.zeros(len(without)), torch.ones(len(worn))])
    share = torch.where(y > 0, 0.5 / len(worn), 0.5 / len(without))
    weights = torch.zeros(FEATURES + 1, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        solver.zero_grad()
        score = x @ weights[:-1] + weights[-1]
        value = torch.nn.functional.binary_cross_entropy_with_logits(score, y, share, reduction="sum")
        value = value + decay * (weights[:-1] ** 2).sum()
        value.backward()
        return value

    solver.step(loss)
    return np.asarray(weights.detach().numpy(), np.float32)


def chances(weights: Floats, rows: Floats) -> Floats:
    """[n] probability of glasses for feature rows [n, FEATURES]."""
    return np.asarray(1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1]))), np.float32)


def learnt(faces: list[Face]) -> Floats:
    """[FEATURES + 1] weights trained on `faces`, with drawn and real glasses balanced."""
    bare = [face for face in faces if not face.worn]
    drawn, real = np.concatenate([face.drawn for face in bare]), [face.plain for face in faces if face.worn]
    copies = round(len(drawn) / max(len(real) * SHAKEN, 1)) if real else 0
    return fit(np.concatenate([face.plain for face in bare]), np.concatenate([drawn, *real * copies]))


def judged(faces: list[Face]) -> Floats:
    """[n] cross-validated probability of glasses for each face."""
    found = np.zeros(len(faces), np.float32)
    for fold in range(FOLDS):
        weights = learnt([face for index, face in enumerate(faces) if index % FOLDS != fold])
        found[fold::FOLDS] = chances(weights, np.stack([face.plain[0] for face in faces[fold::FOLDS]]))
    return found


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("bare", type=Path)
    parser.add_argument("worn", type=Path)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    faces = [*seen(options.bare, False, rng), *seen(options.worn, True, rng)]
    found, worn = judged(faces), np.array([face.worn for face in faces])
    detected = found > MIN_GLASSES_PROBABILITY
    print(f"glasses seen on {detected[worn].sum()} of {worn.sum()} who wear them")
    print(f"and on {detected[~worn].sum()} of {(~worn).sum()} who do not: ", end="")
    print(*(face.name for face, glasses in zip(faces, detected, strict=True) if glasses != face.worn))
    np.savez_compressed(MODELS / "glasses.npz", weights=learnt(faces).astype(np.float16))


if __name__ == "__main__":
    main()
