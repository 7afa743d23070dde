"""Stages of the frame graph, the same as those of inference/decoder: scene, mouth, eyes, skin.

Images are [h, w, c] in 0..255, positions [h, w, 2] in -1..1 over the image that is sampled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.decoder.card.constants import CONSTANTS
from inference.decoder.skin.skin_folds import ONE
from training.frame_graph.tensor import Builder, Tensor


@dataclass(frozen=True, slots=True)
class Region:
    """Part of the frame that a window covers."""

    under: Tensor
    """[h, w, 3] the frame so far."""
    behind: Tensor
    """[h, w, 3] background."""
    pixels: Tensor
    """[h, w, 2] positions of the pixels in the frame."""
    places: Tensor
    """[h, w, 2] positions in the window."""


@dataclass(frozen=True, slots=True)
class Photo:
    """Resident layers that several stages share."""

    person: Tensor
    """[1, 4, h, w] premultiplied colours and matte, on the canvas."""
    constants: dict[str, Tensor]


def constants(builder: Builder) -> dict[str, Tensor]:
    """Inputs of the shading's constants."""
    return {name: builder.add_input(name, [1]) for name in CONSTANTS}


def over(person: Tensor, behind: Tensor) -> Tensor:
    """[h, w, 3] premultiplied `person` [h, w, 4] over the background."""
    return person.channel(0, 3) + behind * (1 - person.channel(3) * (1 / 255))


def region(builder: Builder, name: str, frame: Tensor, behind: Tensor, pixels: Tensor) -> Region:
    """The part of the frame between the inputs `name`_start and `name`_end [2] (rows, columns).

    `name`_window [3, 2] maps positions in the frame to the window: columns for x, y and 1.
    """
    start, end = (builder.add_input(f"{name}_{each}", [2], 7) for each in ("start", "end"))
    under, behind, shown = (whole.between(start, end, [0, 1]) for whole in (frame, behind, pixels))
    window = builder.add_input(f"{name}_window", [3, 2])
    rows = [window.between(np.array([k]), np.array([k + 1]), [0]) for k in range(3)]
    places = shown.channel(0) * rows[0] + shown.channel(1) * rows[1] + rows[2]
    return Region(under, behind, shown, places)


def put_back(builder: Builder, name: str, frame: Tensor, drawn: Tensor, under: Tensor) -> Tensor:
    """The frame with a region changed from `under` to `drawn`; input `name`_margins [6] pads it to the frame."""
    return frame + builder.add("Pad", drawn - under, builder.add_input(f"{name}_margins", [6], 7))


def draw_mouth(builder: Builder, photo: Photo, part: Region) -> Tensor:
    """[h, w, 3] the mouth's region: both lips, their shade, and the inside."""
    kept = builder.add_input("mouth_kept", [1, 7, "mouth_h", "mouth_w"]).sample(part.places)
    ended = builder.add_input("mouth_ended", [1, 2, "mouth_h", "mouth_w"]).sample(part.places, "zeros")
    values = builder.add_input("mouth_values", [6])
    rim, line, shadow, per_unit, inside_share, deepest = (values.channel(k) for k in range(6))
    drawn = part.under
    for k in range(2):
        lip = over(photo.person.sample(kept.channel(2 * k, 2)), part.behind)
        drawn = drawn + (lip - drawn) * ended.channel(k)
    below, above, between = (kept.channel(k) for k in (4, 5, 6))
    nearest = below.least(above)
    shaded = drawn * _lip_shade(builder, photo.constants, nearest, above, between, (rim, line, shadow), per_unit)
    soft = builder.add_input("inverse_softness", [1])
    cover = (nearest * soft + 0.5).clip() * ((below + above) * soft).clip() * inside_share
    inside = _inside(builder, photo.constants, part.pixels, below * per_unit, above * per_unit, per_unit, deepest)
    return shaded + cover * (inside.clip(0, 255) - shaded)


def _lip_shade(
    builder: Builder,
    c: dict[str, Tensor],
    nearest: Tensor,
    above: Tensor,
    between: Tensor,
    strengths: tuple[Tensor, Tensor, Tensor],
    per_unit: Tensor,
) -> Tensor:
    """[h, w, 3] factor on the lips (mouth/lip_shade.py)."""
    rim, line, shadow = strengths
    outside, under = (-nearest).relu() * per_unit, (-above).relu() * per_unit
    across, down = outside / c["line_reach"], under / c["shadow_reach"]
    lost = rim * (-(outside / c["rim_reach"])).exp()
    lost = lost.most(line * (-(across * across)).exp())
    lost = lost.most(shadow * (-(down * down)).exp() * (under * 1e6).clip())
    return 1 - lost * between * builder.add_input("lip_tint", [3])


def _inside(
    builder: Builder,
    c: dict[str, Tensor],
    pixels: Tensor,
    below: Tensor,
    above: Tensor,
    per_unit: Tensor,
    deepest: Tensor,
) -> Tensor:
    """[h, w, 3] the mouth's inside (mouth/interior.py); distances from both lips in inter-ocular distances."""
    arches = builder.add_input("arches", [2, 8])
    (s, down), (s_low, down_low) = (_on_arch(arches, k, pixels, c) for k in range(2))
    cavity, flat_tongue = (builder.add_input(name, [3]) for name in ("cavity", "flat_tongue"))
    opened = ((below + above) / c["open"]).smoothstep()
    side = 1 - c["cheeks"] * (s.abs() / c["cheek_reach"]).smoothstep().power(1.5)
    dim = c["dim"] + (1 - c["dim"]) * opened
    depth, height = down.relu(), above.most(1e-3)
    reached = ((depth / (depth + height) - c["lit_from"]) / c["lit_width"]).smoothstep()
    floor = side * dim * (deepest + (1 - deepest) * reached)
    inside = side * cavity
    share, lit_tongue = _tongue(builder, c, s_low, -down_low, floor)
    inside = inside + share * (lit_tongue - inside)
    lit = dim * (1 - c["floor_shadow"] * (-(above.relu() / c["floor_reach"])).exp())
    light = lit * side * (1 - c["lip_shadow"] * (-(below.relu() / c["lip_reach"])).exp())
    flat = builder.add_input("flat", [1])
    drawn = ((down_low - c["flat_tongue_top"] - 2 * s_low * s_low) / per_unit + 0.5).clip()
    inside = inside + flat * (cavity + drawn * (flat_tongue - cavity) - inside)
    light = light + flat * (1 - light)
    inside = _row(builder, "lower_row", inside, s_low, -down_low, light * c["lower_light"])
    return _row(builder, "upper_row", inside, s, down, light)


def _on_arch(arches: Tensor, k: int, pixels: Tensor, c: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Arch coordinates s and down (face/dental_arch.py): ArchView.locate with its constants in row k of `arches`."""
    row = arches.between(np.array([k]), np.array([k + 1]), [0])
    values = [row.channel(j) for j in range(8)]
    x, y = pixels.channel(0), pixels.channel(1)
    on_plane = x * values[0] + y * values[1] + values[2]
    root = (1 + values[6] * on_plane).most(c["arch_hidden"]).sqrt()
    across = 2 * on_plane / (1 + root)
    square = across * across
    return across * (1 + c["arch_curve"] * square), x * values[3] + y * values[4] + values[5] - values[7] * square


def _tongue(builder: Builder, c: dict[str, Tensor], s: Tensor, up: Tensor, light: Tensor) -> tuple[Tensor, Tensor]:
    """Opacity [h, w, 1] and colour [h, w, 3] of the tongue (mouth/tongue.py); `up`: above the lower teeth's edge."""
    soft = c["tongue_side_soft"]
    share = ((c["tongue_top"] - c["tongue_fall"] * s * s - up) / c["tongue_soft"]).smoothstep()
    share = share * ((c["tongue_width"] + soft - s.abs()) / soft).smoothstep()
    middle, behind = s / c["groove_width"], up.relu() / c["crease_reach"]
    light = light * (1 - c["groove"] * (-(middle * middle)).exp())
    light = light * (1 - c["crease"] * (-(behind * behind)).exp())
    light = light * _texture(builder, "relief", 1, s, up, "border") * (1 / 128)
    tint, colour = (builder.add_input(name, [3]) for name in ("tongue_tint", "tongue"))
    return share, light.most(c["least_light"]).power(tint) * colour


def _texture(builder: Builder, name: str, count: int, s: Tensor, down: Tensor, beyond: str) -> Tensor:
    """[h, w, count] texture at arch coordinates; input `name`_scale [4]: position = s, down * scale + shift."""
    texture = builder.add_input(name, [1, count, f"{name}_h", f"{name}_w"])
    scale = builder.add_input(f"{name}_scale", [4])
    at = [s * scale.channel(0) + scale.channel(1), down * scale.channel(2) + scale.channel(3)]
    return texture.sample(builder.add("Concat", *at, axis=-1), beyond)


def _row(builder: Builder, name: str, inside: Tensor, s: Tensor, down: Tensor, light: Tensor) -> Tensor:
    """A row of teeth, lit by `light`, over the `inside`."""
    seen = _texture(builder, name, 4, s, down, "zeros")
    cover = seen.channel(3) * (1 / 255)
    tint = builder.add_input(f"{name}_tint", [3])
    return inside + cover * (light.most(1e-3).power(tint) * seen.channel(0, 3) - inside)


def draw_eye(builder: Builder, name: str, photo: Photo, part: Region) -> Tensor:
    """[h, w, 3] the region of an eye: lids, eyeball and lashes (eyes/compositor.py)."""
    kept = builder.add_input(f"{name}_kept", [1, 12, "eye_h", "eye_w"]).sample(part.places)
    ended = builder.add_input(f"{name}_ended", [1, 5, "eye_h", "eye_w"]).sample(part.places, "zeros")
    values = builder.add_input(f"{name}_values", [4])
    smooth, overlap, shadow, per_reach = (values.channel(k) for k in range(4))
    below, above, share, lid, line = (ended.channel(k) for k in range(5))

    def layer(what: str, channels: int, k: int) -> Tensor:
        image = builder.add_input(f"{name}_{what}", [1, channels, f"{name}_{what}_h", f"{name}_{what}_w"])
        return image.sample(kept.channel(2 * k, 2))

    upper, lower = (photo.person.sample(kept.channel(2 * k, 2)) for k in range(2))
    upper = upper + lid * smooth * (layer("lid", 4, 2) - upper)
    lids = upper + ((below - above) * 0.5 - overlap + 0.5).clip() * (lower - upper)
    drawn = over(lids, part.behind)
    white, iris, catchlight = layer("white", 3, 3), layer("iris", 4, 4), layer("catchlight", 3, 5)
    lit = (white + iris.channel(3) * (1 / 255) * (iris.channel(0, 3) - white) + catchlight).clip(0, 255)
    lit = lit * (1 - shadow * (1 - below * per_reach).relu())
    drawn = drawn + below.least(above).clip() * (lit - drawn)
    return (part.under + share * (drawn - part.under)) * (1 - line)


def folded(builder: Builder, frame: Tensor, places: Tensor) -> Tensor:
    """The frame times the ratio image of the skin's folds at `places` (skin/skin_folds.py)."""
    maps, scores = (
        builder.add_input("folds", ["shapes", "fold_pixels"]),
        builder.add_input("fold_scores", [1, "shapes"]),
    )
    shape = builder.add_input("fold_shape", [4], 7)
    total = builder.add("Reshape", builder.add("MatMul", scores, maps), shape)
    gain = (total.exp() * ONE + 0.5).clip(0, 255).floor() * (1 / ONE)
    return frame * gain.sample(places)
