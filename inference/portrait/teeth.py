"""Teeth of a portrait: the photo's own where it shows any, drawn ones elsewhere, in the photo's light and material."""

from __future__ import annotations

import hashlib

import cv2
import numpy as np

from inference.face.dental_arch import arches_of
from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER
from inference.portrait.drawn_teeth import drawn_row, flat_row, usual_fit
from inference.portrait.flat_drawing import contour_mask, is_flat, skin_mask
from inference.portrait.skin_age import age_of
from inference.portrait.tooth_row import ToothRow, overlay, with_gums
from inference.portrait.tooth_shapes import LOWER
from inference.portrait.tooth_texture import S, between_lips, fit_row, rectified, tooth_mask
from inference.types import Floats, Pixels, Portrait, Teeth

LEAST_COLUMNS, LEAST_HEIGHT = 90, 17
"""Least number of a texture's columns that show teeth, about two incisors, and their least mean height in pixels, a
third of a crown: less is not recognised reliably."""
LEAST_MIDDLE = 300
"""Least number of pixels on the incisors whose colour is taken for that of the teeth."""
LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
WARM = np.array([1.09, 0.976, 0.873], np.float32)
"""RGB of teeth relative to their luminance (mean of 25 smiling portraits)."""
SKIN_SHARE, OFFSET = 0.42, 3.05
"""Luminance of teeth from that of lit skin: exp(OFFSET) skin^SKIN_SHARE (least squares over these portraits)."""
DARKENING, USUAL_AGE = 0.16, 0.45
"""Loss of the logarithm of that luminance for each unit of age beyond USUAL_AGE (22 smiling portraits, r = -0.38).
Younger faces get no brighter teeth, since a soft photo looks young. The widths of nose and mouth tell nothing about
those of teeth (r = -0.19 and 0.04)."""
WORN, LOWER_WORN = (0.15, 0.7), 0.1
"""Wear of upper teeth in the youngest face and its growth to the oldest one; what lower ones are worn further."""
TONGUE = np.array([1.1, 1.0, 1.04], np.float32)
"""Colour of the tongue in full light relative to the lips, without pigment or paint on them."""
FLESH, PLAIN = np.array([0.92, 0.53, 0.55], np.float32), 0.5
"""RGB of the tongue relative to the teeth's luminance, and its weight against the colour seen on the lips."""
BOUNCE, LOWER_BOUNCE = 0.10, 0.13
"""Shares of the light on upper and lower teeth that lips and tongue reflect: teeth between the lips of the training
clips have a red of 1.26 and 1.29 times their green, those of smiling portraits 1.12."""
GUM = np.array([0.92, 0.78, 0.80], np.float32)
"""Colour of gums relative to the lips."""
LEVEL = 0.5
"""Percentile of the luminance of shown teeth that drawn ones are matched to."""

FLAT_TONE = np.array([243, 238, 230], np.float32)
"""Colour of the teeth of a flat drawing."""


def teeth_of(portrait: Portrait) -> Teeth:
    """Textures of a registered portrait's teeth; computed if the portrait is not registered."""
    return portrait.teeth or complete_teeth(portrait)


def complete_teeth(portrait: Portrait) -> Teeth:
    """Textures of both rows: the photo's own teeth where it shows any, drawn ones by the face's age elsewhere."""
    seed = int.from_bytes(hashlib.sha256(portrait.landmarks.tobytes()).digest()[:4], "little")
    lips = lip_colour(portrait)
    if is_flat(portrait):
        row = flat_row(usual_fit(seed), FLAT_TONE)
        return Teeth(_bytes(row), np.zeros_like(_bytes(row)), lips, TONGUE * lips, flat=True)
    age = age_of(portrait)
    view = arches_of(portrait.landmarks, portrait.blendshapes).seen(portrait.landmarks)[0]
    photo = rectified(portrait, view)
    mask = tooth_mask(photo, between_lips(portrait.landmarks, view))
    wear = WORN[0] + WORN[1] * age
    columns = int(mask.max(0).sum())
    if columns >= LEAST_COLUMNS and mask.sum() >= LEAST_HEIGHT * columns:
        colours = photo.astype(np.float32)
        fit, tone = fit_row(photo, mask), _shown_tone(colours, mask)
        upper = overlay(drawn_row(fit, tone, wear, seed), colours, mask, fit)
    else:
        fit, tone = usual_fit(seed), lent_tone(portrait, age)
        upper = drawn_row(fit, reflecting(tone, tongue_colour(lips, tone), BOUNCE), wear, seed)
    tongue = tongue_colour(lips, tone)
    lower = drawn_row(usual_fit(seed + 1), reflecting(tone, tongue, LOWER_BOUNCE), wear + LOWER_WORN, seed + 1, LOWER)
    return Teeth(_texture(upper, GUM * lips), _texture(lower, GUM * lips), lips, tongue)


def lent_tone(portrait: Portrait, age: float) -> Floats:
    """[3] colour of teeth that a photo does not show, from the light on its skin and the face's age 0..1."""
    skin = float(skin_colour(portrait) @ LUMINANCE)
    light = np.exp(OFFSET - DARKENING * max(age - USUAL_AGE, 0.0)) * max(skin, 20.0) ** SKIN_SHARE
    return np.asarray(light * WARM, np.float32)


def reflecting(tone: Floats, flesh: Floats, share: float) -> Floats:
    """[3] colour of teeth of colour `tone` [3] that get a `share` of their light from `flesh` of colour [3]."""
    return np.asarray(tone * (1 - share + share * flesh / max(float(flesh @ LUMINANCE), 1.0)), np.float32)


def tongue_colour(lips: Floats, tone: Floats) -> Floats:
    """[3] colour of the tongue in full light: partly that of the lips [3], partly flesh in the light of teeth [3]."""
    return np.asarray((1 - PLAIN) * TONGUE * lips + PLAIN * float(tone @ LUMINANCE) * FLESH, np.float32)


def _shown_tone(colours: Floats, mask: np.ndarray) -> Floats:
    middle = mask & (np.abs(S) < 0.15)
    shown = colours[middle if middle.sum() > LEAST_MIDDLE else mask]
    light = shown @ LUMINANCE
    return np.asarray(shown[light >= np.quantile(light, LEVEL)].mean(0), np.float32)


def skin_colour(portrait: Portrait) -> Floats:
    """[3] mean colour of the lit skin of the face."""
    colours = portrait.crop[skin_mask(portrait, 1)].astype(np.float32)
    if not len(colours):
        return np.full(3, 128, np.float32)
    light = colours @ LUMINANCE
    low, high = np.percentile(light, (40, 80))
    return np.asarray(colours[(light >= low) & (light <= high)].mean(0), np.float32)


def lip_colour(portrait: Portrait) -> Floats:
    """[3] mean colour of the lips without the mouth's inside."""
    inside = cv2.dilate(contour_mask(portrait, LIPS_INNER), np.ones((3, 3), np.uint8))
    lips = (contour_mask(portrait, LIPS_OUTER) > 128) & (inside < 128)
    return np.asarray(portrait.crop[lips].mean(0) if lips.any() else (150, 90, 90), np.float32)


def _texture(row: ToothRow, gum: Floats) -> Pixels:
    return _bytes(with_gums(row, gum))


def _bytes(row: ToothRow) -> Pixels:
    return np.asarray(np.clip(np.dstack([row.colours, 255 * row.cover]) + 0.5, 0, 255), np.uint8)
