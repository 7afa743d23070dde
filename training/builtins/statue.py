"""Render the built-in marble bust from the ICT-FaceKit head.

    python -m training.builtins.statue ICT_FACEKIT.npz [--out FILE] [--quick]

The head is USC ICT-FaceKit (MIT); hair, mantle, carved eyes, light and stone are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.arguments import command_parser
from training.builtins import hair
from training.builtins.cloth import mantle
from training.builtins.faces import write_picture
from training.builtins.head import CLOTH, EYE, HAIR, SKIN, Head, carved_eye, read_head
from training.builtins.light import area_light, sky
from training.builtins.marble import brows, chisel, stone
from training.builtins.museum import developed, hall
from training.builtins.people import FOLDER, accept
from training.builtins.raster import Camera, Hits, Mesh, joined, normals, rasterise, unit

SIDE = 1024
CAMERA = Camera(centre=(0.0, -1.6), distance=170.0, span=43.0)
KEY = np.array([-0.62, 0.62, 0.62])
RIM = np.array([0.85, 0.25, -0.62])
WARM, COOL, DAY = np.array([1.0, 0.95, 0.87]), np.array([0.70, 0.84, 1.0]), np.array([0.86, 0.92, 1.0])
STYLE = hair.Style(length=5.4, width=1.6, thickness=0.52, lift=0.9, curl=4.2, spacing=0.92, forehead=9.9)
EXPRESSION = {
    "mouthSmile_L": 0.36, "mouthSmile_R": 0.36, "browDown_L": 0.25, "browDown_R": 0.25,
    "eyeBlink_L": 0.16, "eyeBlink_R": 0.16,
}  # fmt: skip
TURN = -7.0
"""Yaw of the head about the neck, in degrees."""


def turn_head(points: np.ndarray, degrees: float) -> np.ndarray:
    """Points [n, 3] with the head turned by `degrees`; the turn fades to 0 from the neck to the shoulders."""
    share = np.clip((points[:, 1] + 14) / 8, 0, 1)
    angle = np.radians(degrees) * share * share * (3 - 2 * share)
    x, y, z = points.T
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + (z - 1) * sin, y, (z - 1) * cos - x * sin + 1], 1)


def sculpture(head: Head) -> Mesh:
    """Head, eyes, hair and mantle as one mesh."""
    scalp = hair.Scalp(head.mesh.points)
    bald = Mesh(hair.raised(head.mesh.points, STYLE), head.mesh.triangles, head.mesh.part, head.mesh.uv)
    eyes = [carved_eye(centre, radius) for centre, radius in head.eyes]
    whole = joined([bald, *eyes, *hair.locks(scalp, STYLE, 3)])
    turned = Mesh(turn_head(whole.points, TURN), whole.triangles, whole.part, whole.uv)
    return joined([turned, mantle()])


def bumped(normal: np.ndarray, height: np.ndarray, scale: float) -> np.ndarray:
    """Bump mapping: normals [h, w, 3] tilted by `height` [h, w] in centimetres; `scale` is pixels per centimetre."""
    dy, dx = np.gradient(height)
    tilt = np.stack([-dx * scale, dy * scale, np.zeros_like(dx)], -1)
    return unit(normal + tilt - (tilt * normal).sum(-1, keepdims=True) * normal)


def coarse(picture: np.ndarray, step: int) -> np.ndarray:
    """Every `step`-th pixel of an image [h, w, ...]."""
    return picture[step // 2 :: step, step // 2 :: step]


def spread(picture: np.ndarray, size: int) -> np.ndarray:
    """The image upsampled to [size, size, ...]."""
    return cv2.resize(picture.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)


@dataclass(frozen=True)
class Surface:
    """Geometry of the sculpture at each pixel."""

    seen: np.ndarray
    place: np.ndarray
    part: np.ndarray
    normal: np.ndarray
    view: np.ndarray
    """Unit direction to the camera."""
    hollow: np.ndarray
    """Darkening of the carved eyes, 0..1."""


def surface_of(mesh: Mesh, hits: Hits) -> Surface:
    """Mesh attributes at each pixel, with normals that face the camera."""
    place = hits.gather(mesh.points, mesh.triangles)
    part = mesh.part[mesh.triangles[hits.triangle.clip(0), 0]]
    normal = unit(hits.gather(normals(mesh.points, mesh.triangles), mesh.triangles))
    view = unit(np.array([*CAMERA.centre, CAMERA.distance]) - place)
    normal *= np.sign((normal * view).sum(-1, keepdims=True))
    hollow = hits.gather(mesh.uv[:, :1], mesh.triangles)[..., 0] * (part == EYE)
    return Surface(hits.triangle >= 0, place, part, normal, view, hollow)


def visibility(mesh: Mesh, surface: Surface, quick: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Visibility of sky, key and rim light at each pixel, computed at SIDE x SIDE pixels and upsampled."""
    size = len(surface.seen)
    step = size // SIDE
    outside, facing = coarse(surface.place + surface.normal * 0.05, step), coarse(surface.normal, step)
    ambient = sky(mesh, outside, facing, 24 if quick else 56, 0.30)
    key = area_light(mesh, outside, KEY, 0.06, 4 if quick else 12)
    rim = area_light(mesh, outside, RIM, 0.05, 2 if quick else 4)
    return spread(ambient, size), spread(key, size), spread(rim, size)


def carved(surface: Surface) -> np.ndarray:
    """Normals [h, w, 3] with the relief of eyebrows and chisel marks."""
    size = len(surface.seen)
    step = size // SIDE
    own = turn_head(surface.place.reshape(-1, 3), -TURN).reshape(surface.place.shape)
    relief = np.where(surface.part == SKIN, brows(own), 0)
    relief = relief + spread(chisel(coarse(surface.place, step), coarse(surface.part, step)), size)
    return bumped(surface.normal, relief, size / CAMERA.span)


def shade(mesh: Mesh, hits: Hits, quick: bool) -> np.ndarray:
    """Shaded stone, linear RGB [h, w, 3]; black in the background."""
    surface = surface_of(mesh, hits)
    size = len(surface.seen)
    ambient, key, rim = visibility(mesh, surface, quick)
    fine, soft = carved(surface), surface.normal
    seeping = scattered(key * (soft @ unit(KEY) * 0.85 + 0.15).clip(0), surface.seen, 0.30 * size / CAMERA.span)
    direct = 0.62 * key * (fine @ unit(KEY)).clip(0) + 0.38 * seeping
    edge = rim * (fine @ unit(RIM)).clip(0)
    light = 2.0 * direct[..., None] * WARM + 0.85 * edge[..., None] * COOL + 0.22 * ambient[..., None] ** 1.6 * DAY
    dirt = np.clip(1 - ambient, 0, 1)[..., None] ** 1.5 * np.array([0.16, 0.25, 0.38])
    gloss = 0.13 * key * glint(fine, surface.view, KEY, 38) + 0.10 * rim * glint(fine, surface.view, RIM, 25)
    gloss *= np.where((surface.part == HAIR) | (surface.part == CLOTH), 0.6, 1.0)
    colour = spread(stone(coarse(surface.place, size // SIDE)), size) * (1 - 0.72 * surface.hollow[..., None])
    return (colour * (1 - dirt) * light * 0.52 + gloss[..., None]) * surface.seen[..., None]


def glint(normal: np.ndarray, view: np.ndarray, direction: np.ndarray, power: float) -> np.ndarray:
    """Specular highlight [h, w] of the Blinn-Phong model."""
    return (normal * unit(view + unit(direction))).sum(-1).clip(0) ** power


def scattered(light: np.ndarray, seen: np.ndarray, radius: float) -> np.ndarray:
    """Approximate subsurface scattering: `light` blurred over `radius` pixels within the visible surface."""
    weight = seen.astype(np.float32)
    total = cv2.GaussianBlur((light * weight).astype(np.float32), (0, 0), radius)
    return total / (cv2.GaussianBlur(weight, (0, 0), radius) + 1e-3)


def render(mesh: Mesh, size: int, quick: bool) -> np.ndarray:
    """Rendered image [size, size, 3] in sRGB 0..1, supersampled 2 x 2 unless `quick`."""
    twice = size if quick else 2 * size
    hits = rasterise(CAMERA.project(mesh.points, twice), mesh.triangles, twice)
    cover = (hits.triangle >= 0).astype(np.float32)[..., None]
    picture = shade(mesh, hits, quick) + (1 - cover) * hall(twice)
    glow = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), twice / 90)
    picture = 0.95 * picture + 0.05 * glow
    small = cv2.resize(developed(picture).astype(np.float32), (size, size), interpolation=cv2.INTER_AREA)
    grain = np.random.default_rng(2).normal(0, 0.006, small.shape[:2])[..., None]
    return (small + grain).clip(0, 1)


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("facekit", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER / "marble.jpg")
    parser.add_argument("--quick", action="store_true", help="fewer shadows, no supersampling")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    head = read_head(args.facekit, 10, 0.8, EXPRESSION)
    picture = render(sculpture(head), SIDE, args.quick)
    write_picture(args.out, picture)
    accept(picture)


if __name__ == "__main__":
    main()
