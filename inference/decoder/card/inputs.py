"""Inputs of the frame graph for one frame, from its geometry: about a megabyte."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.decoder.card.frame_cells import FrameCells
from inference.decoder.card.layers import SIDES, Inputs
from inference.decoder.eyes.compositor import CATCHLIGHT_GAIN, OVERLAP, EyeCompositor, lid_shade
from inference.decoder.eyes.lid_skin import unfolded
from inference.decoder.eyes.painter import EyeGeometry, EyesPainter
from inference.decoder.frame_geometry import FrameGeometry
from inference.decoder.mouth.interior import full_light
from inference.decoder.mouth.painter import EDGE as MOUTH_EDGE
from inference.decoder.mouth.painter import SOON, MouthGeometry
from inference.decoder.mouth.tongue import deepest_light
from inference.decoder.paste import bounds
from inference.decoder.placement import Placement
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.face.dental_arch import CURVATURE, ArchView
from inference.face.patches import EYE_SIZE, MOUTH_SIZE
from inference.types import Floats

Points = npt.NDArray[np.floating]

ORIGIN = np.zeros(2, np.float32)


def scene_inputs(cells: FrameCells, scene: Scene, skin: SkinFolds, frame: FrameGeometry) -> Inputs:
    """Positions of the flow's cells in the person and in the face's folds."""
    *both, share = cells.places(frame.flow.whole, frame.breath)
    shown = [positions(places, scene.person.shape[1::-1]) for places in both]
    folded = positions(cells.crop_places(frame.flow.whole), skin.size, skin.corner)
    return {"cells": channels([*shown, folded])[None], "second_breath": np.array([share], np.float32)}


def skin_inputs(skin: SkinFolds, points: Floats) -> Inputs:
    """Scores of the folds, forth and back."""
    scores = skin.scores(points)[[fold.column for fold in skin.folds]] if skin.folds else np.zeros(1)
    return {"fold_scores": np.maximum(np.stack([scores, -scores], -1), 0).reshape(1, -1).astype(np.float32)}


def mouth_inputs(scene: Scene, mouth: MouthGeometry | None) -> Inputs:
    """Fields of the mouth; all without effect if the photo's mouth suffices."""
    if mouth is None:
        width, height = MOUTH_SIZE
        return {
            **_region("mouth", np.eye(2, 3, dtype=np.float32), (1, 1), scene.placement),
            "mouth_kept": np.zeros((1, 7, height, width), np.float32),
            "mouth_ended": np.zeros((1, 2, height, width), np.float32),
            "mouth_values": np.array([0, 0, 0, 1, 0, 1, 0, 0, 1], np.float32),
            "arches": np.tile(np.array([1, 0, 0, 0, 1, 0, 0, 0], np.float32), (2, 1)),
        }
    lips, window = mouth.lips, scene.to_picture(mouth.window)
    pixel, rows = np.linalg.norm(window[:, 0]), (np.arange(MOUTH_SIZE[1], dtype=np.float32) + np.float32(0.5))[:, None]
    size = scene.person.shape[1::-1]
    origins = [_repeated(origin, part) for origin, part in zip((lips.upper, lips.lower), lips.rows, strict=True)]
    surfaces = [positions(scene.to_canvas(origin), size) for origin in origins]
    distances = [pixel * (rows - lips.edges[0]), pixel * (lips.edges[1] - rows)]
    between = np.broadcast_to(lips.curves.between, MOUTH_SIZE[::-1])
    shade, edges = mouth.shade, (MOUTH_EDGE, MOUTH_EDGE * lips.below)
    scalars = [
        shade.rim,
        shade.line,
        shade.shadow,
        1 / mouth.unit,
        min(SOON * lips.curves.share, 1),
        deepest_light(mouth.gap),
        *mouth.tongue,
        full_light(mouth.rounded),
    ]
    return {
        **_region("mouth", window, MOUTH_SIZE, scene.placement),
        "mouth_kept": channels([*surfaces, *distances, between])[None],
        "mouth_ended": channels([_limited(*each) for each in zip(edges, lips.rows, strict=True)])[None],
        "mouth_values": np.array(scalars, np.float32),
        "arches": np.stack([_arch(view, scene.placement) for view in (mouth.upper, mouth.lower)]),
    }


def eye_inputs(painter: EyesPainter, scene: Scene, eyes: list[EyeGeometry]) -> Inputs:
    """Fields of both eyes."""
    return {
        f"{side}_{name}": values
        for side, compositor, eye in zip(SIDES, painter.compositors, eyes, strict=True)
        for name, values in _eye(compositor, painter.edge, scene, eye).items()
    }


def _eye(compositor: EyeCompositor, edge: Floats, scene: Scene, eye: EyeGeometry) -> Inputs:
    fields, scale, ball, lid = eye.fields, np.float32(scene.placement.scale), compositor.eyeball, compositor.lid
    place, down, iris = scene.to_canvas(fields.place), scale * fields.down, scale * fields.iris
    canvas, patch, corner = scene.person.shape[1::-1], ball.white.shape[1::-1], np.array(ball.corner)
    skins = [positions(place, canvas, drop=drop, down=down) for drop in (fields.upper, fields.lower)]
    white = positions(place, patch, corner, fields.ball, down)
    layers = [white, *(positions(place, patch, corner - gain * iris) for gain in (1, CATCHLIGHT_GAIN))]
    shut = np.zeros_like(skins[0])
    if lid:
        shut = positions(place, lid.pixels.shape[1::-1], np.array(lid.corner), fields.shut, down)
    smooth = unfolded(fields.lowered) if lid else 0.0
    drawn = eye.line
    line = np.zeros_like(edge) if drawn is None else drawn[3] * edge
    ended = [scale * fields.below_upper, scale * fields.above_lower, edge, fields.lid, line]
    shadow, reach = lid_shade(fields.lowered)
    values = [smooth, smooth * OVERLAP * compositor.unit, shadow, 1 / (reach * compositor.unit)]
    return {
        **{
            name[1:]: part
            for name, part in _region("", scene.to_picture(eye.window), EYE_SIZE, scene.placement).items()
        },
        "kept": channels([*skins, shut, *layers])[None],
        "ended": channels(ended)[None],
        "values": np.array(values, np.float32),
    }


def positions(
    pixels: Floats,
    size: tuple[int, ...],
    corner: Points = ORIGIN,
    drop: Floats | None = None,
    down: Floats | None = None,
) -> Floats:
    """[2, h, w] 0-based `pixels` [h, w, 2] as positions -1..1 from edge to edge of an image of `size` (width, height).

    `corner` [2]: pixel at the image's corner; `drop` [h, w] is added along `down` [2].
    """
    planes = np.empty((2, *pixels.shape[:2]), np.float32)
    for axis in range(2):
        unit = 2 / size[axis]
        np.multiply(pixels[..., axis], np.float32(unit), out=planes[axis])
        planes[axis] += np.float32((0.5 - float(corner[axis])) * unit - 1)
        if drop is not None and down is not None:
            planes[axis] += drop * np.float32(unit * float(down[axis]))
    return planes


def channels(planes: list[Floats]) -> Floats:
    """Planes [h, w] and fields [2, h, w] as one [c, h, w]."""
    return np.concatenate([plane[None] if plane.ndim == 2 else plane for plane in planes], dtype=np.float32)


def _repeated(field: Floats, rows: slice) -> Floats:
    """A field [h, w, 2] whose first and last of `rows` go on above and below, as at the border of a smaller field."""
    return np.asarray(field[np.arange(len(field)).clip(rows.start, min(rows.stop, len(field)) - 1)], np.float32)


def _limited(edge: Floats, rows: slice) -> Floats:
    limited = np.zeros_like(edge)
    limited[rows] = edge[rows]
    return limited


def _region(name: str, window: Floats, size: tuple[int, ...], placement: Placement) -> Inputs:
    """The part of the frame that a `window` [2, 3] of `size` touches, and the map from the frame to the window."""
    width, height = placement.width, placement.height
    left, top, right, bottom = bounds(window, size[0], size[1], width, height)
    if right <= left or bottom <= top:
        left, top, right, bottom = 0, 0, 1, 1
    inverse = np.linalg.inv(window[:, :2].astype(np.float64))
    half = np.array([width / 2, height / 2])
    to_window = inverse * half * (2 / np.array(size))[:, None]
    shift = inverse @ (half - window[:, 2]) * (2 / np.array(size)) - 1
    return {
        f"{name}_start": np.array([top, left]),
        f"{name}_end": np.array([bottom, right]),
        f"{name}_margins": np.array([top, left, 0, height - bottom, width - right, 0]),
        f"{name}_window": np.vstack([to_window.T, shift]).astype(np.float32),
    }


def _arch(view: ArchView, placement: Placement) -> Floats:
    """[8] constants of ArchView.locate for positions in the frame."""
    inverse = np.linalg.inv(view.plane[:, :2].astype(np.float64))
    slant = inverse @ view.depth * CURVATURE
    half = np.array([placement.width / 2, placement.height / 2])
    shift = inverse @ (half - view.plane[:, 2])
    across, down = inverse * half
    return np.array([*across, shift[0], *down, shift[1], 4 * slant[0], slant[1]], np.float32)
