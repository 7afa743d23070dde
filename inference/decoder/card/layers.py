"""Layers of a photo that stay on the graphics card, as inputs of the frame graph."""

from __future__ import annotations

import numpy as np

from inference.decoder.card.lid_inputs import lid_layers
from inference.decoder.card.lip_inputs import lip_layers
from inference.decoder.eyes.compositor import EyeCompositor
from inference.decoder.eyes.painter import EyesPainter
from inference.decoder.eyes.warp import SHARE
from inference.decoder.mouth import tongue
from inference.decoder.mouth.lip_shade import shade_tint
from inference.decoder.mouth.painter import MouthPainter
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.graph_session import Inputs
from inference.portrait.tooth_texture import ABOVE, REACH
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels

MOUTH, SIDES = ("mouth",), ("eye_a", "eye_b")
"""Names of the frame's regions that are drawn together."""


def scene_layers(scene: Scene) -> Inputs:
    """Person, background, if there is one, and positions of pixels."""
    placement = scene.placement
    x, y = ((np.arange(count) + 0.5) * (2 / count) - 1 for count in (placement.width, placement.height))
    behind = {} if scene.behind is None else {"behind": scene.behind[None].astype(np.float32)}
    return {
        "pixels": np.stack(np.meshgrid(x, y), -1)[None].astype(np.float32),
        **behind,
        "person": _covering(image(scene.person), scene),
        "to_person": _to_person(scene),
    }


def _to_person(scene: Scene) -> Floats:
    """[2, 2] scale and shift of positions in the crop to positions in the person, both in -1..1."""
    size, half = np.array(scene.person.shape[1::-1]), FRAME_SIZE / 2
    middle = scene.to_canvas(np.full(2, half - 0.5, np.float32)) + 0.5
    return np.stack([2 * half * scene.placement.scale / size, middle * 2 / size - 1]).astype(np.float32)


def _covering(person: Floats, scene: Scene) -> Floats:
    """An image [n, 4, h, w] of the person with the share of the background that it leaves, if there is one, last."""
    if scene.behind is not None:
        person[:, 3] = 1 - person[:, 3] / np.float32(255)
    return person


def mouth_layers(mouth: MouthPainter) -> Inputs:
    """Teeth and colours of the mouth."""
    inside = mouth.interior
    scalars = {"flat": float(inside.flat), "inverse_softness": 1 / mouth.soft}
    rows = {"upper_row": inside.upper, "lower_row": inside.lower}
    return {
        **lip_layers(),
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


def eye_layers(eyes: EyesPainter, scene: Scene) -> Inputs:
    """Surfaces of both eyes, and the maps from the person to them."""
    patches = [_patches(compositor) for compositor in eyes.compositors]
    images = {name: _stacked([of[name][1] for of in patches]) for name in patches[0]}
    images["lid"] = _covering(images["lid"], scene)
    scale = scene.placement.scale * 2 / np.array(scene.person.shape[1::-1])
    maps = {
        f"on_{name}": np.stack([_on_patch(of[like][0], images[like].shape[:1:-1], scene) for of in patches])
        for name, like in (("ball", "white"), ("lid", "lid"))
    }
    return {
        **lid_layers(eyes.edge, SHARE),
        **{f"eye_{name}": pixels for name, pixels in images.items()},
        **maps,
        "eye_down": np.stack([shape.axes[:, 1] * scale for shape in eyes.shapes])[:, None, None].astype(np.float32),
    }


def _patches(compositor: EyeCompositor) -> dict[str, tuple[tuple[int, int], Pixels]]:
    """Surfaces of an eye, each with its corner in the person."""
    ball, lid = compositor.eyeball, compositor.lid
    skin = (lid.corner, lid.pixels) if lid else ((0, 0), np.zeros((1, 1, 4), np.uint8))
    surfaces = {"white": ball.white, "iris": ball.iris, "catchlight": ball.catchlight}
    return {"lid": skin, **{name: (ball.corner, pixels) for name, pixels in surfaces.items()}}


def _stacked(patches: list[Pixels]) -> Floats:
    """[n, c, h, w] patches, of one size by repeating their last rows and columns."""
    height, width = np.max([patch.shape[:2] for patch in patches], axis=0)
    margins = (((0, height - patch.shape[0]), (0, width - patch.shape[1]), (0, 0)) for patch in patches)
    return np.concatenate([image(np.pad(patch, room, "edge")) for patch, room in zip(patches, margins, strict=True)])


def _on_patch(corner: tuple[int, int], size: tuple[int, ...], scene: Scene) -> Floats:
    """[2, 1, 2] scale and shift of positions in the person to those in a patch of `size`, its `corner` there."""
    whole, extent = np.array(scene.person.shape[1::-1]), np.array(size)
    return np.stack([whole / extent, (whole / 2 - corner) * 2 / extent - 1])[:, None].astype(np.float32)


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


def image(pixels: Pixels | Floats) -> Floats:
    """An image [h, w, c] as [1, c, h, w]."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1)[None], np.float32)


def _row_scale(row: Pixels, density: float) -> Floats:
    """[2, 2] scale and shift of arch coordinates s, and down, to positions in the texture."""
    height, width = row.shape[:2]
    across, down = 2 * density / width, 2 * density / height
    return np.array([[across, down], [REACH * across - 1, ABOVE * down - 1]], np.float32)


def _relief_scale() -> Floats:
    """[2, 2] scale and shift of arch coordinates s, and up, to positions in the tongue's relief."""
    height, width = tongue.relief().shape
    across, down = 2 * tongue.DENSITY / width, 2 * tongue.DENSITY / height
    half = 1 / np.array([width, height])
    shift = np.array([tongue.SIDE * across, tongue.ABOVE * down]) - 1 + half
    return np.stack([[across, -down], shift]).astype(np.float32)
