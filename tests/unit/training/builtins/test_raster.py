"""The z-buffer and what is computed from it."""

from __future__ import annotations

import numpy as np

from training.builtins.light import reached
from training.builtins.raster import Camera, Mesh, joined, normals, rasterise

SIZE = 64
SQUARE = np.array([[-1.0, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
HALVES = np.array([[0, 1, 2], [0, 2, 3]])


def square(z: float, side: float = 1.0) -> Mesh:
    points = SQUARE * side + np.array([0, 0, z])
    return Mesh(points, HALVES, np.zeros(4, int), np.zeros((4, 2)))


def shown(mesh: Mesh) -> np.ndarray:
    camera = Camera(centre=(0, 0), distance=50, span=4)
    return rasterise(camera.project(mesh.points, SIZE), mesh.triangles, SIZE).triangle


def test_a_square_covers_its_share_without_gaps() -> None:
    seen = shown(square(0)) >= 0
    assert seen[17:47, 17:47].all()
    assert abs(seen.mean() - 0.25) < 0.02


def test_the_nearer_square_hides_the_farther_in_any_order() -> None:
    near, far = square(1, 0.5), square(-1)
    front_last, front_first = shown(joined([far, near])), shown(joined([near, far]))
    assert set(np.unique(front_last[28:36, 28:36])) <= {2, 3}
    assert set(np.unique(front_first[28:36, 28:36])) <= {0, 1}


def test_attributes_are_interpolated() -> None:
    mesh = square(0)
    camera = Camera(centre=(0, 0), distance=50, span=4)
    hits = rasterise(camera.project(mesh.points, SIZE), mesh.triangles, SIZE)
    place = hits.gather(mesh.points, mesh.triangles)
    assert np.allclose(hits.weights[hits.triangle >= 0].sum(-1), 1, atol=1e-5)
    assert abs(place[32, 40, 0] - (40.5 - 32) / 16) < 1e-3


def test_normals_of_a_flat_square_point_at_the_viewer() -> None:
    assert np.allclose(normals(SQUARE, HALVES), [0, 0, 1], atol=1e-6)


def test_a_square_casts_a_shadow_along_the_light() -> None:
    scene = joined([square(0, 3), square(2, 0.5)])
    places = np.array([[[0.0, 0, 0], [2.0, 0, 0]]])
    assert reached(scene, places, np.array([0.0, 0, 1])).tolist() == [[0, 1]]
    assert reached(scene, places, np.array([-1.0, 0, 1])).tolist() == [[1, 0]]
