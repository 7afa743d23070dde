"""ARKit-52 blendshapes as displacements of the 478 landmarks, measured on a rigged 3-D head (USC ICT-FaceKit, MIT).

The face model detects landmarks in renderings of several identities with slightly parted lips. Each landmark is bound
to a point of the skin mesh, and the mesh's blendshapes move that point.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import NAMES
from inference.face.geometry import IRISES, align
from inference.face_model.face_finder import FaceFinder
from training.builtins.raster import Camera, Hits, normals, rasterise, split_quads
from training.labels.mirror import MIRROR_SCORES, mirror_points, mirror_table

Array = npt.NDArray[np.float64]

IDENTITIES = 6
PARTED = 0.25
"""jawOpen score of the renderings; parted lips separate the landmarks of the upper and the lower lip."""
SIDE = 768
CAMERA = Camera(centre=(0.0, -1.0), distance=170.0, span=38.0)
LIGHT = np.array([-0.35, 0.5, 0.79])
COLOURS = {
    "M_Face": (205, 160, 135), "M_BackHead": (120, 80, 60), "M_GumsTongue": (120, 40, 40), "M_Teeth": (235, 230, 220),
    "M_ScleraLeft": (240, 240, 240), "M_ScleraRight": (240, 240, 240),
}  # fmt: skip
TO_FACE = np.array([1.0, -1.0, -1.0])
"""Signs that convert the 3-D head's axes (y up, z towards the viewer) to face space."""


def arkit_shapes(facekit: Path, mean: Array) -> Array:
    """[52, 478, 3] face-space displacement at score 1, mirror-symmetric; gaze shapes and iris landmarks are 0.

    `facekit`: the .npz of ICT-FaceKit; `mean`: the mean face [478, 3].
    """
    kit = np.load(facekit, allow_pickle=True)
    shapes = scored(kit)
    found = np.mean([_followed(kit, shapes, places, mean) for places in _heads(kit)], 0)
    table = mirror_table(mean)
    both = (found + mirror_points(found, table)[MIRROR_SCORES]) / 2
    both[:, IRISES.ravel()] = 0
    return both


def scored(kit: np.lib.npyio.NpzFile) -> Array:
    """[52, vertices, 3] vertex displacement in centimetres, in the order of the ARKit scores; gaze shapes are 0."""
    names = list(kit["expression_names"])
    shapes = np.zeros((len(NAMES), *kit["neutral"].shape))
    for row, name in enumerate(NAMES):
        sided = name.replace("Left", "_L").replace("Right", "_R")
        parts = [part for part in (name, sided, f"{name}_L", f"{name}_R") if part in names]
        for part in set(parts) if "Look" not in name else ():
            shapes[row] += kit["expression"][names.index(part)]
    return shapes


def _heads(kit: np.lib.npyio.NpzFile) -> Iterator[Array]:
    """Vertices [vertices, 3] of IDENTITIES random identities with parted lips."""
    jaw = kit["expression"][list(kit["expression_names"]).index("jawOpen")].astype(float)
    for seed in range(IDENTITIES):
        weights = np.random.default_rng(seed).normal(0, 0.7, 40)
        yield kit["neutral"] + PARTED * jaw + np.tensordot(weights, kit["identity"][:40].astype(float), 1)


def _followed(kit: np.lib.npyio.NpzFile, shapes: Array, places: Array, mean: Array) -> Array:
    """[52, 478, 3] face-space displacement measured on one identity with vertices `places`."""
    picture, hits, triangles, skin = _render(kit, places)
    (face,) = FaceFinder().find(picture)
    corners, weights = _on_skin(face.landmarks[:, :2], hits, skin)
    vertices = triangles[corners]
    seen = (places[vertices] * weights[..., None]).sum(1) * TO_FACE
    pose = align(seen, mean)
    moved = (shapes[:, vertices] * weights[..., None]).sum(2) * TO_FACE
    return moved @ pose.rotation / pose.scale


def _on_skin(landmarks: Array, hits: Hits, skin: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.intp], Array]:
    """Triangle index [478] and barycentric weights [478, 3] of the skin pixel nearest to each landmark."""
    rows, columns = np.nonzero((hits.triangle >= 0) & skin[hits.triangle.clip(0)])
    pixels = np.stack([columns, rows], 1) + 0.5
    nearest = [int(((pixels - landmark) ** 2).sum(1).argmin()) for landmark in landmarks]
    at = rows[nearest], columns[nearest]
    return hits.triangle[at], hits.weights[at].astype(float)


def _render(
    kit: np.lib.npyio.NpzFile, places: Array
) -> tuple[npt.NDArray[np.uint8], Hits, npt.NDArray[np.int32], npt.NDArray[np.bool_]]:
    """The image [h, w, 3], the raster hits, the triangles [t, 3], and a mask [t] of the skin triangles."""
    names = list(kit["material_names"])
    chosen = np.isin(kit["material"], [names.index(name) for name in COLOURS])
    quads, material = kit["quads"][chosen], kit["material"][chosen]
    triangles = split_quads(quads)
    colour = np.tile(np.array([COLOURS.get(names[m], (0, 0, 0)) for m in material], float), (2, 1))
    hits = rasterise(CAMERA.project(places, SIDE), triangles, SIDE)
    normal = hits.gather(normals(places, triangles), triangles)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-9
    light = 0.35 + 0.65 * (normal @ LIGHT).clip(0)
    picture = np.where((hits.triangle >= 0)[..., None], colour[hits.triangle.clip(0)] * light[..., None], 120)
    return picture.astype(np.uint8), hits, triangles, np.tile(material == names.index("M_Face"), 2)
