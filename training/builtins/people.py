"""Make the photographic built-in portraits: fictitious people, each a morph of several generated faces.

    python -m training.builtins.people PORTRAITS [--only NAME] [--out FOLDER]

PORTRAITS is the folder of CC0 images (faker-js/assets-person-portrait).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.arguments import command_parser
from training.builtins.backdrop import softened
from training.builtins.faces import find_face, read_face, write_picture
from training.builtins.morph import Recipe, morph

SIDE = 768
FOLDER = Path(__file__).parents[2] / "resources" / "portraits"
LEAST_FACE = 250
"""Minimum face height in pixels, from forehead to chin."""


@dataclass(frozen=True)
class Person:
    """Morph recipe and post-processing of one portrait."""

    recipe: Recipe
    mirrored: bool = False
    blur: float = 0.0
    """Blur radius of the background in pixels."""
    crop: tuple[int, int, int] = (0, 0, SIDE)
    """Left, top and side of the square crop."""


def halves(*names: str, eyes: int, brows: int, nose: int, lips: int) -> Recipe:
    """Recipe with equal shares of all faces; `eyes`, `brows`, `nose`, `lips` index the faces that provide detail."""
    share = (1 / len(names),) * len(names)
    return Recipe(names, share, share, {"eyes": eyes, "brows": brows, "nose": nose, "lips": lips})


PEOPLE = {
    "amara": Person(halves("female_10", "female_44", eyes=1, brows=1, nose=0, lips=1)),
    "walter": Person(halves("male_65", "male_56", eyes=0, brows=0, nose=1, lips=1), mirrored=True, blur=9),
    "mei": Person(halves("female_04", "female_19", eyes=1, brows=1, nose=0, lips=1)),
    "omar": Person(halves("male_80", "male_59", eyes=1, brows=1, nose=0, lips=0), blur=8),
    "clara": Person(
        halves("female_36", "female_49", eyes=1, brows=0, nose=0, lips=0), mirrored=True, crop=(64, 0, 640)
    ),
    "samuel": Person(halves("male_92", "male_20", eyes=1, brows=0, nose=0, lips=0), mirrored=True),
    "nadia": Person(halves("female_94", "female_39", eyes=0, brows=0, nose=1, lips=1)),
    "felix": Person(halves("male_32", "male_16", eyes=0, brows=1, nose=1, lips=0), mirrored=True),
    "priya": Person(halves("female_06", "female_51", eyes=0, brows=0, nose=1, lips=0), crop=(70, 0, 600)),
}


def finished(person: Person, pixels: np.ndarray) -> np.ndarray:
    """`pixels` with blurred background, mirrored and cropped as `person` specifies, [SIDE, SIDE, 3]."""
    if person.blur:
        pixels = softened(pixels, person.blur)
    if person.mirrored:
        pixels = pixels[:, ::-1]
    left, top, side = person.crop
    pixels = pixels[top : top + side, left : left + side]
    return pixels if side == SIDE else cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)


def accept(pixels: np.ndarray) -> None:
    """Raises ValueError unless the face model finds a face at least LEAST_FACE pixels high."""
    points = find_face(pixels)
    if points is None or np.ptp(points[:, 1]) < LEAST_FACE:
        raise ValueError("No face, or one too small, in the finished portrait.")


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("portraits", type=Path)
    parser.add_argument("--only")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--suffix", default=".jpg")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    for name, person in PEOPLE.items():
        if args.only in (None, name):
            sources = [read_face(args.portraits / f"{source}.jpg") for source in person.recipe.faces]
            pixels = finished(person, morph(person.recipe, sources))
            accept(pixels)
            write_picture(args.out / f"{name}{args.suffix}", pixels)


if __name__ == "__main__":
    main()
