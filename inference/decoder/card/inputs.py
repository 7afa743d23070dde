"""Inputs of the frame graph for one frame, from its geometry: about 30 kilobytes."""

from __future__ import annotations

import numpy as np

from inference.decoder.card.layers import MOUTH, SIDES, image
from inference.decoder.card.lid_inputs import lid_inputs
from inference.decoder.card.lip_inputs import lip_inputs, still_lips
from inference.decoder.eyes.compositor import OVERLAP, EyeCompositor, lid_shade
from inference.decoder.eyes.lid_skin import unfolded
from inference.decoder.eyes.painter import EyeGeometry, EyesPainter
from inference.decoder.mouth.coarse_mouth import CELLS
from inference.decoder.mouth.interior import full_light
from inference.decoder.mouth.mouth_geometry import MouthGeometry
from inference.decoder.mouth.painter import SOON
from inference.decoder.mouth.tongue import deepest_light
from inference.decoder.paste import bounds
from inference.decoder.placement import Placement
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.face.dental_arch import CURVATURE, ArchView
from inference.face.patches import EYE_SIZE, MOUTH_SIZE
from inference.graph_session import Inputs
from inference.types import Floats

UNSHADED = np.ones((1, 4, *CELLS[::-1]), np.float32)


def skin_inputs(skin: SkinFolds, points: Floats) -> Inputs:
    """Scores of the folds, forth and back."""
    scores = skin.scores(points)[[fold.column for fold in skin.folds]] if skin.folds else np.zeros(1)
    return {"fold_scores": np.maximum(np.stack([scores, -scores], -1), 0).reshape(1, -1).astype(np.float32)}


def mouth_inputs(scene: Scene, mouth: MouthGeometry | None) -> Inputs:
    """Place, curves and strengths of the mouth; all without effect if the photo's mouth suffices."""
    if mouth is None:
        return {
            **_regions(MOUTH, [np.eye(2, 3, dtype=np.float32)], (1, 1), scene.placement),
            **still_lips(),
            "mouth_pixel": np.ones(1, np.float32),
            "mouth_gains": UNSHADED,
            "mouth_values": np.array([0, 0, 0, 1, 0, 1, 0, 0, 1], np.float32),
            "arches": np.zeros((4, 4), np.float32),
        }
    window = scene.to_picture(mouth.window)
    return {
        **_regions(MOUTH, [window], MOUTH_SIZE, scene.placement),
        **lip_inputs(mouth.lips.curves, mouth.window),
        "mouth_pixel": np.array([np.linalg.norm(window[:, 0])], np.float32),
        "mouth_gains": UNSHADED if mouth.gains is None else image(mouth.gains),
        "mouth_values": _strengths(mouth),
        "arches": _arches((mouth.upper, mouth.lower), scene.placement),
    }


def _strengths(mouth: MouthGeometry) -> Floats:
    soon, shade = min(SOON * mouth.lips.curves.share, 1), mouth.shade
    light = deepest_light(mouth.gap), *mouth.tongue, full_light(mouth.rounded)
    return np.array([shade.rim, shade.line, shade.shadow, 1 / mouth.unit, soon, *light], np.float32)


def eye_inputs(painter: EyesPainter, scene: Scene, eyes: list[EyeGeometry]) -> Inputs:
    """Places, curves and strengths of both eyes."""
    values = [_eye_values(*both, scene) for both in zip(painter.compositors, eyes, strict=True)]
    return {
        **lid_inputs(eyes, scene.placement.scale),
        **_regions(SIDES, [scene.to_picture(eye.window) for eye in eyes], EYE_SIZE, scene.placement),
        "eye_values": np.stack(values)[:, None, None],
    }


def _eye_values(compositor: EyeCompositor, geometry: EyeGeometry, scene: Scene) -> Floats:
    eye = geometry.curves
    smooth = unfolded(eye.lowered) if compositor.lid else 0.0
    shadow, reach = lid_shade(eye.lowered)
    iris = eye.iris * scene.placement.scale * 2 / np.array(scene.person.shape[1::-1])
    values = [smooth, smooth * OVERLAP * compositor.unit, shadow, 1 / (reach * compositor.unit), *iris]
    return np.array(values, np.float32)


def _regions(names: tuple[str, ...], windows: list[Floats], size: tuple[int, int], placement: Placement) -> Inputs:
    """The parts of the frame that `windows` [2, 3] of `size` touch, all of one size, and the maps from the frame."""
    width, height = placement.width, placement.height
    touched = [bounds(window, *size, width, height) for window in windows]
    wide, high = (max(1, *(part[2 + axis] - part[axis] for part in touched)) for axis in (0, 1))
    found: Inputs = {"_".join(names) + "_window": np.stack([_to_window(window, size, placement) for window in windows])}
    for name, part in zip(names, touched, strict=True):
        left, top = min(part[0], width - wide), min(part[1], height - high)
        after = height - top - high, width - left - wide
        found[f"{name}_start"], found[f"{name}_end"] = np.array([top, left]), np.array([top + high, left + wide])
        found[f"{name}_margins"] = np.array([0, top, left, 0, 0, *after, 0])
    return found


def _to_window(window: Floats, size: tuple[int, int], placement: Placement) -> Floats:
    """[3, 1, 2] map from x, y and 1 in the frame to a window, both in -1..1."""
    half = np.array([placement.width / 2, placement.height / 2])
    inverse = np.linalg.inv(window[:, :2].astype(np.float64)) * (2 / np.array(size))[:, None]
    return np.vstack([(inverse * half).T, inverse @ (half - window[:, 2]) - 1])[:, None].astype(np.float32)


def _arches(views: tuple[ArchView, ArchView], placement: Placement) -> Floats:
    """[4, 4] constants of ArchView.locate for positions in the frame; columns: s of both views, then down of both.

    Rows: factors of x, of y and of 1, and slants.
    """
    found = np.zeros((4, 2, 2))
    half = np.array([placement.width / 2, placement.height / 2])
    for k, view in enumerate(views):
        inverse = np.linalg.inv(view.plane[:, :2].astype(np.float64))
        slant = inverse @ view.depth * CURVATURE
        shift = inverse @ (half - view.plane[:, 2])
        found[..., k] = np.vstack([(inverse * half).T, shift, (4 * slant[0], slant[1])])
    return found.reshape(4, 4).astype(np.float32)
