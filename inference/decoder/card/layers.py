"""Layers of a photo that stay on the graphics card, as inputs of the frame graph."""

from __future__ import annotations

from typing import Any

import numpy as np

from inference.decoder.card.constants import CONSTANTS
from inference.decoder.card.frame_cells import FrameCells
from inference.decoder.eyes.compositor import EyeCompositor
from inference.decoder.eyes.painter import EyesPainter
from inference.decoder.mouth import tongue
from inference.decoder.mouth.lip_shade import shade_tint
from inference.decoder.mouth.painter import MouthPainter
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.portrait.tooth_texture import ABOVE, REACH
from inference.types import Floats, Pixels

Inputs = dict[str, np.ndarray[Any, Any]]

SIDES = ("eye_a", "eye_b")


def scene_layers(scene: Scene) -> Inputs:
    """Person, background and positions of pixels. The scene has a background."""
    placement = scene.placement
    x, y = ((np.arange(count) + 0.5) * (2 / count) - 1 for count in (placement.width, placement.height))
    behind = np.zeros((placement.height, placement.width, 3)) if scene.behind is None else scene.behind
    return {
        "pixels": np.stack(np.meshgrid(x, y), -1).astype(np.float32),
        "behind": behind.astype(np.float32),
        "person": image(scene.person),
        **{name: np.array([value], np.float32) for name, value in CONSTANTS.items()},
    }


def cell_scale(scene: Scene, cells: FrameCells) -> Floats:
    """[2, 2] scale and shift of positions in the frame to positions on its cells."""
    size = np.array([scene.placement.width, scene.placement.height])
    scale = size / cells.extent
    return np.stack([scale, (size / 2 - cells.corner) * 2 / cells.extent - 1]).astype(np.float32)


def mouth_layers(mouth: MouthPainter) -> Inputs:
    """Teeth and colours of the mouth."""
    inside = mouth.interior
    scalars = {"flat": float(inside.flat), "inverse_softness": 1 / mouth.soft}
    rows = {"upper_row": inside.upper, "lower_row": inside.lower}
    return {
        **{name: np.array([value], np.float32) for name, value in scalars.items()},
        "lip_tint": shade_tint(mouth.colours.share),
        "cavity": np.asarray(inside.cavity, np.float32),
        "tongue": np.asarray(inside.tongue.colour, np.float32),
        "flat_tongue": np.asarray(inside.flat_tongue, np.float32),
        "relief": image(tongue.relief()[..., None]),
        "relief_scale": _relief_scale(),
        **{name: image(row) for name, row in rows.items()},
        **{f"{name}_scale": _row_scale(row, inside.density) for name, row in rows.items()},
        **dict.fromkeys(("upper_row_tint", "lower_row_tint", "tongue_tint"), np.asarray(inside.shade_tint, np.float32)),
    }


def eye_layers(eyes: EyesPainter) -> Inputs:
    """Surfaces of both eyes."""
    return {
        f"{side}_{name}": image(pixels)
        for side, compositor in zip(SIDES, eyes.compositors, strict=True)
        for name, pixels in _surfaces(compositor).items()
    }


def skin_layers(skin: SkinFolds) -> Inputs:
    """Folds of the skin: log light at scores of 1, then at scores of -1."""
    width, height = skin.size
    maps = np.zeros((max(len(skin.folds), 1), 2, height, width), np.float32)
    for place, fold in zip(maps, skin.folds, strict=False):
        place[0][fold.area], place[1][fold.area] = fold.forth, fold.back
    return {
        "folds": maps.reshape(-1, height * width),
        "fold_shape": np.array([1, 1, height, width], np.int64),
    }


def image(pixels: Pixels) -> Floats:
    """An image [h, w, c] as [1, c, h, w]."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1)[None], np.float32)


def _surfaces(compositor: EyeCompositor) -> dict[str, Pixels]:
    ball = compositor.eyeball
    lid = compositor.lid.pixels if compositor.lid else np.zeros((1, 1, 4), np.uint8)
    return {"lid": lid, "white": ball.white, "iris": ball.iris, "catchlight": ball.catchlight}


def _row_scale(row: Pixels, density: float) -> Floats:
    """[4] scale and shift of arch coordinates s, and down, to positions in the texture."""
    height, width = row.shape[:2]
    across, down = 2 * density / width, 2 * density / height
    return np.array([across, REACH * across - 1, down, ABOVE * down - 1], np.float32)


def _relief_scale() -> Floats:
    """[4] scale and shift of arch coordinates s, and up, to positions in the tongue's relief."""
    height, width = tongue.relief().shape
    across, down = 2 * tongue.DENSITY / width, 2 * tongue.DENSITY / height
    half = 1 / np.array([width, height])
    return np.array([across, tongue.SIDE * across - 1 + half[0], -down, tongue.ABOVE * down - 1 + half[1]], np.float32)
