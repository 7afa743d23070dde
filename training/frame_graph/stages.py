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
