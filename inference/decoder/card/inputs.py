"""Inputs of the frame graph for one frame, from its geometry: about 30 kilobytes."""

from __future__ import annotations

import numpy as np

from inference.decoder.card.layers import SIDES
from inference.decoder.card.lid_inputs import lid_inputs
from inference.decoder.card.lip_inputs import lip_inputs, still_lips
from inference.decoder.eyes.compositor import OVERLAP, EyeCompositor, lid_shade
from inference.decoder.eyes.lid_curves import LidCurves
from inference.decoder.eyes.lid_skin import unfolded
from inference.decoder.eyes.painter import EyeGeometry, EyesPainter
from inference.decoder.mouth.interior import full_light
from inference.decoder.mouth.painter import SOON, MouthGeometry
from inference.decoder.mouth.tongue import deepest_light
from inference.decoder.paste import bounds
from inference.decoder.placement import Placement
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.face.dental_arch import CURVATURE, ArchView
from inference.face.patches import EYE_SIZE, MOUTH_SIZE
from inference.graph_session import Inputs
from inference.types import Floats


def skin_inputs(skin: SkinFolds, points: Floats) -> Inputs:
    """Scores of the folds, forth and back."""
    scores = skin.scores(points)[[fold.column for fold in skin.folds]] if skin.folds else np.zeros(1)
    return {"fold_scores": np.maximum(np.stack([scores, -scores], -1), 0).reshape(1, -1).astype(np.float32)}


def mouth_inputs(scene: Scene, mouth: MouthGeometry | None) -> Inputs:
    """Place, curves and strengths of the mouth; all without effect if the photo's mouth suffices."""
    if mouth is None:
        return {
            **_region("mouth", np.eye(2, 3, dtype=np.float32), (1, 1), scene.placement),
            **still_lips(),
            "mouth_pixel": np.ones(1, np.float32),
            "mouth_values": np.array([0, 0, 0, 1, 0, 1, 0, 0, 1], np.float32),
            "arches": np.zeros((4, 4), np.float32),
        }
    window = scene.to_picture(mouth.window)
    return {
        **_region("mouth", window, MOUTH_SIZE, scene.placement),
        **lip_inputs(mouth.lips.curves, mouth.window),
        "mouth_pixel": np.array([np.linalg.norm(window[:, 0])], np.float32),
        "mouth_values": _strengths(mouth),
        "arches": _arches((mouth.upper, mouth.lower), scene.placement),
    }


def _strengths(mouth: MouthGeometry) -> Floats:
    soon, shade = min(SOON * mouth.lips.curves.share, 1), mouth.shade
    light = deepest_light(mouth.gap), *mouth.tongue, full_light(mouth.rounded)
    return np.array([shade.rim, shade.line, shade.shadow, 1 / mouth.unit, soon, *light], np.float32)


def eye_inputs(painter: EyesPainter, scene: Scene, eyes: list[EyeGeometry]) -> Inputs:
    """Places, curves and strengths of both eyes."""
    found = lid_inputs(eyes, scene.placement.scale)
    for side, compositor, eye in zip(SIDES, painter.compositors, eyes, strict=True):
        found |= _region(side, scene.to_picture(eye.window), EYE_SIZE, scene.placement)
        found[f"{side}_values"] = _eye_values(compositor, scene, eye.curves)
    return found


def _eye_values(compositor: EyeCompositor, scene: Scene, eye: LidCurves) -> Floats:
    smooth = unfolded(eye.lowered) if compositor.lid else 0.0
    shadow, reach = lid_shade(eye.lowered)
    iris = eye.iris * scene.placement.scale * 2 / np.array(scene.person.shape[1::-1])
    values = [smooth, smooth * OVERLAP * compositor.unit, shadow, 1 / (reach * compositor.unit), *iris]
    return np.array(values, np.float32)


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
        f"{name}_margins": np.array([0, top, left, 0, 0, height - bottom, width - right, 0]),
        f"{name}_window": np.vstack([to_window.T, shift]).astype(np.float32),
    }


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
