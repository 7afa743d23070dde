"""Stages of the frame graph, the same as those of inference/decoder: scene, mouth, eyes, skin.

Pictures are [1, h, w, c] in 0..255, positions [1, h, w, 2] in -1..1 over the image that is sampled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inference.decoder.card.constants import CONSTANTS
from inference.decoder.skin.skin_folds import ONE
from training.frame_graph.lids import LidFields
from training.frame_graph.tensor import Builder, Tensor, moved


@dataclass(frozen=True, slots=True)
class Region:
    """Part of the frame that a window covers."""

    under: Tensor
    """[1, h, w, c] the frame so far."""
    behind: Tensor | None
    """[1, h, w, 3] background; None where frames have an alpha channel instead."""
    pixels: Tensor
    """[1, h, w, 2] positions of the pixels in the frame."""
    places: Tensor
    """[1, h, w, 2] positions in the window."""

    def coloured(self, picture: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
        """A picture [1, h, w, c] with other colours and the same alpha."""
        return coloured(picture, change, self.behind is None)


@dataclass(frozen=True, slots=True)
class Photo:
    """Resident layers that several stages share."""

    person: Tensor
    """[1, 4, h, w] premultiplied colours, or straight ones where the frame is transparent, and matte, on the canvas."""
    constants: dict[str, Tensor]


def constants(builder: Builder) -> dict[str, Tensor]:
    """Constants that the CPU shades with."""
    return {name: builder.add_constant(value) for name, value in CONSTANTS.items()}


def over(person: Tensor, behind: Tensor | None) -> Tensor:
    """[1, h, w, 3] premultiplied `person` [1, h, w, 4] over the background; the person itself without any."""
    if behind is None:
        return person
    return person.channel(0, 3) + behind * (1 - person.channel(3) * (1 / 255))


def region(builder: Builder, name: str, frame: Tensor, behind: Tensor | None, pixels: Tensor) -> Region:
    """The part of the frame between the inputs `name`_start and `name`_end [2] (rows, columns).

    `name`_window [3, 2] maps positions in the frame to the window: columns for x, y and 1.
    """
    start, end = (builder.add_input(f"{name}_{each}", [2], 7) for each in ("start", "end"))
    under, shown = (whole.between(start, end, [1, 2]) for whole in (frame, pixels))
    behind = None if behind is None else behind.between(start, end, [1, 2])
    rows = builder.add_input(f"{name}_window", [3, 2]).parts(3, axis=0)
    places = shown.channel(0) * rows[0] + shown.channel(1) * rows[1] + rows[2]
    return Region(under, behind, shown, places)


def coloured(picture: Tensor, change: Callable[[Tensor], Tensor], transparent: bool) -> Tensor:
    """A picture [1, h, w, c] with other colours and, where it is `transparent`, the same alpha."""
    if not transparent:
        return change(picture)
    colours, alpha = picture.split(3, 1)
    return change(colours).beside(alpha)


def put_back(builder: Builder, name: str, frame: Tensor, drawn: Tensor, under: Tensor) -> Tensor:
    """The frame with a region changed from `under` to `drawn`; input `name`_margins [8] pads it to the frame."""
    return frame + builder.add("Pad", drawn - under, builder.add_input(f"{name}_margins", [8], 7))


def draw_eye(builder: Builder, name: str, photo: Photo, part: Region, fields: LidFields) -> Tensor:
    """[1, h, w, 3] the region of an eye: lids, eyeball and lashes (eyes/compositor.py).

    Inputs: `name`_values [6]: opacity of the closed lid's skin, overlap of the lids, strength and steepness of the
    upper lid's shadow, motion of the iris in the person; `name`_down [2]: the eye frame's y in the person.
    """
    place, upper, lower, ball, shut = fields.kept.sample(part.places).split(2, 1, 1, 1, 1)
    below, above, share, lid, line = fields.ended.sample(part.places, "zeros").parts(5)
    smooth, overlap, shadow, steep, iris = builder.add_input(f"{name}_values", [6]).split(1, 1, 1, 1, 2)
    down = builder.add_input(f"{name}_down", [2])
    on_ball, on_lid = (builder.add_input(f"{name}_on_{each}", [2, 2]) for each in ("ball", "lid"))

    def layer(what: str, channels: int, at: Tensor, scale: Tensor) -> Tensor:
        image = builder.add_input(f"{name}_{what}", [1, channels, f"{name}_{what}_h", f"{name}_{what}_w"])
        return image.sample(moved(at, scale))

    skins = (photo.person.sample(place + drop * down) for drop in (upper, lower))
    upper_skin, lower_skin = skins
    upper_skin = upper_skin + lid * smooth * (layer("lid", 4, place + shut * down, on_lid) - upper_skin)
    lids = upper_skin + ((below - above) * 0.5 - overlap + 0.5).clip() * (lower_skin - upper_skin)
    drawn = over(lids, part.behind)
    white = layer("white", 3, place + ball * down, on_ball)
    colour, filled = layer("iris", 4, place + iris, on_ball).split(3, 1)
    catchlight = layer("catchlight", 3, place + iris * photo.constants["catchlight"], on_ball)
    lit = (white + filled * (1 / 255) * (colour - white) + catchlight).clip(0, 255)
    lit = lit * (1 - shadow * (1 - below * steep).relu())
    cover = below.least(above).clip()
    drawn = part.coloured(drawn, lambda colours: colours + cover * (lit - colours))
    return part.coloured(part.under + share * (drawn - part.under), lambda colours: colours * (1 - line))


def folded(builder: Builder, frame: Tensor, places: Tensor, transparent: bool) -> Tensor:
    """The frame's colours times the ratio image of the skin's folds at `places` (skin/skin_folds.py)."""
    maps, scores = (
        builder.add_input("folds", ["shapes", "fold_pixels"]),
        builder.add_input("fold_scores", [1, "shapes"]),
    )
    shape = builder.add_input("fold_shape", [4], 7)
    total = builder.add("Reshape", builder.add("MatMul", scores, maps), shape)
    gain = (total.exp() * ONE + 0.5).clip(0, 255).floor() * (1 / ONE)
    return coloured(frame, lambda colours: colours * gain.sample(places), transparent)
