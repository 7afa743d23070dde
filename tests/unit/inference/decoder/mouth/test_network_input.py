"""Input planes of the mouth network are scaled to 0..1 and padded with zeros."""

from __future__ import annotations

import numpy as np

from inference.decoder.mouth.network_input import PLANE_MULTIPLE, colour_planes, network_input, padded_planes


def test_planes_are_padded_to_the_multiple() -> None:
    some = PLANE_MULTIPLE
    assert [padded_planes(planes) for planes in (1, some, some + 1)] == [some, some, 2 * some]


def test_bytes_are_scaled_and_missing_planes_are_zero() -> None:
    image = np.full((4, 6, 4), 255, np.uint8)
    offsets = np.full((2, 4, 6), -0.5, np.float32)
    planes = network_input(colour_planes(image), offsets)
    assert planes.shape == (PLANE_MULTIPLE, 4, 6)
    assert planes.mean(axis=(1, 2)).tolist() == [1, 1, 1, -0.5, -0.5, 0, 0, 0]
