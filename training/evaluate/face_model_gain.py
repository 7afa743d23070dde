"""Gain of the face model for head and eye rotation, measured on rendered 3-D heads of known pose and gaze.

    python -m training.evaluate.face_model_gain ICT_FACEKIT.npz [--sheet PNG]

The face model estimates depth from one image and over- or underestimates rotations. control_errors.py divides its
measurements by the gains printed here (slope through zero of measured against true degrees, over HEADS random heads).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.geometry import rotation_matrix
from inference.face_model import FaceFinder
from inference.types import HeadPose, Pixels
from training.arguments import command_parser
from training.builtins.head import eyeballs, grid_triangles
from training.builtins.raster import Camera, normals, rasterise, split_quads
from training.evaluate.control_errors import Seen, gaze_of, pose_of, seen
from training.evaluate.head_measures import rotation_vectors

SIZE = 512
CAMERA = Camera(centre=(0.0, 1.0), distance=70.0, span=34.0)
NECK = np.array([0.0, -6.0, 0.0])
HEADS = 3
TURNS = (-10.0, -5.0, 5.0, 10.0)
COLOURS = {
    "M_Face": (205, 160, 140),
    "M_BackHead": (90, 70, 60),
    "M_EyeLashes": (40, 30, 28),
    "M_Teeth": (230, 225, 215),
}
WHITE, IRIS, PUPIL = (225, 220, 215), (85, 55, 35), (8, 6, 6)
IRIS_RADIUS, PUPIL_RADIUS = 0.59, 0.2
"""Radii in centimetres."""

LIGHT = np.array([0.25, 0.45, 0.86])
FLIP = np.diag([1.0, -1.0, -1.0])
"""Maps the head's axes (y up, z towards the viewer) to image axes (y down, z away)."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A random head: points [n, 3] in centimetres, triangles [m, 3], vertex colours [n, 3] 0..255, and eyeballs."""

    points: npt.NDArray[np.float64]
    triangles: npt.NDArray[np.intp]
    colours: npt.NDArray[np.float64]
    eyes: tuple[tuple[npt.NDArray[np.float64], float], ...]
    """Centre [3] and radius of each eyeball, in centimetres."""


def read_kit(path: Path, seed: int) -> Kit:
    """Head of a random identity."""
    fields = np.load(path, allow_pickle=True)
    weights = np.random.default_rng(seed).normal(0, 0.7, 40)
    points = (fields["neutral"] + np.tensordot(weights, fields["identity"][:40].astype(np.float32), 1)).astype(float)
    names = [str(name) for name in fields["material_names"]]
    quads = fields["quads"][np.isin(fields["material"], [names.index(name) for name in COLOURS])]
    colours = np.zeros((len(points), 3))
    parts = {name: np.unique(fields["quads"][fields["material"] == names.index(name)]) for name in COLOURS}
    for name, vertices in parts.items():
        colours[vertices] = COLOURS[name]
    return Kit(points, split_quads(quads), colours, eyeballs(fields, points))


def eye(centre: npt.NDArray[np.float64], radius: float, gaze: tuple[float, float], rings: int = 60) -> tuple:
    """Points, triangles and colours of the front of an eyeball with `gaze` (yaw, pitch) in degrees."""
    across = np.linspace(-0.98, 0.98, 2 * rings) * radius
    x, y = np.meshgrid(across, across)
    points = np.stack([x, y, np.sqrt(np.maximum(radius**2 - x**2 - y**2, 0))], -1).reshape(-1, 3)
    ahead = FLIP @ rotation_matrix(HeadPose(yaw=gaze[0], pitch=gaze[1])) @ FLIP @ [0.0, 0.0, 1.0]
    far = np.linalg.norm(points - np.outer(points @ ahead, ahead), axis=1)
    colours = np.where(far[:, None] < IRIS_RADIUS, IRIS, WHITE)
    colours = np.where(far[:, None] < PUPIL_RADIUS, PUPIL, colours).astype(float)
    triangles = grid_triangles(*x.shape)
    inside = (x**2 + y**2 < (0.97 * radius) ** 2).ravel()
    return points + centre, triangles[inside[triangles].all(1)], colours


def picture(kit: Kit, pose: HeadPose, gaze: tuple[float, float]) -> Pixels:
    """[SIZE, SIZE, 3] rendering of the head with `pose` and `gaze` (degrees, signs as in Motion)."""
    parts = [(kit.points, kit.triangles, kit.colours), *(eye(*each, gaze) for each in kit.eyes)]
    first = np.cumsum([0, *(len(points) for points, _, _ in parts)])
    points = np.concatenate([points for points, _, _ in parts])
    triangles = np.concatenate([part + number for (_, part, _), number in zip(parts, first, strict=False)])
    colours = np.concatenate([part for _, _, part in parts])
    points = (points - NECK) @ (FLIP @ rotation_matrix(pose) @ FLIP).T + NECK
    hits = rasterise(CAMERA.project(points, SIZE), triangles, SIZE)
    light = 0.45 + 0.55 * np.clip(normals(points, triangles) @ LIGHT, 0, 1)
    shaded = hits.gather(np.concatenate([colours, light[:, None]], 1), triangles)
    image = np.where(hits.triangle[..., None] >= 0, shaded[..., :3] * shaded[..., 3:], 120.0)
    return cv2.GaussianBlur(image.clip(0, 255).astype(np.uint8), (3, 3), 0)


def measured(finder: FaceFinder, image: Pixels) -> Seen | None:
    """Measurements by the face model; None if it finds no face."""
    faces = finder.find(image, 1)
    return seen(finder.refine(image, faces[0]).landmarks) if faces else None


def gain(true: list[float], found: list[float]) -> tuple[float, float]:
    """Slope through zero of `found` against `true`, and the standard deviation of the residual."""
    a, b = np.array(true), np.array(found)
    slope = float(a @ b / (a @ a))
    return slope, float((b - slope * a).std())


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("kit", type=Path)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    finder = FaceFinder()
    tried: dict[str, tuple[list[float], list[float]]] = {
        name: ([], []) for name in ("yaw", "pitch", "roll", "gaze yaw", "gaze pitch")
    }
    sheet = []
    for seed in range(HEADS):
        kit = read_kit(options.kit, seed)
        image = picture(kit, HeadPose(), (0, 0))
        sheet.append(image)
        rest = measured(finder, image)
        for degrees in TURNS:
            for name, (true, found) in tried.items():
                axis = name.split()[-1]
                pose = HeadPose() if "gaze" in name else HeadPose(**{axis: degrees})
                gaze = (degrees * (name == "gaze yaw"), degrees * (name == "gaze pitch"))
                image = picture(kit, pose, gaze)
                turned = measured(finder, image)
                if rest is None or turned is None:
                    continue
                true.append(degrees)
                if "gaze" in name:
                    found.append(float(gaze_of(rest, turned)[int(axis == "pitch")]))
                else:
                    full = np.degrees(rotation_vectors(rotation_matrix(pose)))
                    found.append(float(np.degrees(rotation_vectors(pose_of(rest, turned))) @ full / degrees))
                sheet.append(image)
    for name, (true, found) in tried.items():
        slope, rest_of_it = gain(true, found)
        print(f"{name:>10}: gain {slope:.2f}, error left {rest_of_it:.2f} degrees, n={len(true)}")
    if options.sheet:
        cv2.imwrite(str(options.sheet), np.hstack(sheet[:9])[..., ::-1])


if __name__ == "__main__":
    main()
