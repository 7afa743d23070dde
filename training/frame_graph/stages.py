"""Stages of the frame graph, the same as those of inference/decoder: scene, mouth, eyes, skin.

Pictures are [1, h, w, c] in 0..255, positions [1, h, w, 2] in -1..1 over the image that is sampled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inference.decoder.card.constants import CONSTANTS
from inference.decoder.skin.skin_folds import ONE
from training.frame_graph.tensor import Builder, Tensor


@dataclass(frozen=True, slots=True)
class Region:
    """Parts of the frame that windows cover, one after the other along the first axis."""

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
class Whole:
    """The frame before the face, its background and the positions of its pixels, as in Region."""

    frame: Tensor
    behind: Tensor | None
    pixels: Tensor


@dataclass(frozen=True, slots=True)
class Photo:
    """Resident layers that several stages share."""

    person: Tensor
    """[1, 4, h, w] premultiplied colours and share of the background, on the canvas; straight colours and alpha where
    the frame is transparent."""
    constants: dict[str, Tensor]


def constants(builder: Builder) -> dict[str, Tensor]:
    """Constants that the CPU shades with."""
    return {name: builder.add_constant(value) for name, value in CONSTANTS.items()}


def over(person: Tensor, behind: Tensor | None) -> Tensor:
    """[1, h, w, 3] `person` [1, h, w, 4] as in Photo over the background; the person itself without any."""
    if behind is None:
        return person
    colours, free = person.split(3, 1)
    return colours + behind * free


def region(builder: Builder, names: tuple[str, ...], whole: Whole) -> Region:
    """The parts of the frame between the inputs "NAME_start" and "NAME_end" [2] (rows, columns), all of one size.

    Input "NAMES_window" [n, 3, 1, 2] maps positions in the frame to the windows: rows for x, y and 1.
    """
    cuts = [[builder.add_input(f"{name}_{each}", [2], 7) for each in ("start", "end")] for name in names]

    def parts(image: Tensor) -> Tensor:
        first, *others = (image.between(start, end, [1, 2]) for start, end in cuts)
        return first.beside(*others, axis=0) if others else first

    shown = parts(whole.pixels)
    x, y, one = builder.add_input("_".join(names) + "_window", [len(names), 3, 1, 2]).parts(3, axis=1)
    places = shown.channel(0) * x + shown.channel(1) * y + one
    return Region(parts(whole.frame), whole.behind and parts(whole.behind), shown, places)


def coloured(picture: Tensor, change: Callable[[Tensor], Tensor], transparent: bool) -> Tensor:
    """A picture [1, h, w, c] with other colours and, where it is `transparent`, the same alpha."""
    if not transparent:
        return change(picture)
    colours, alpha = picture.split(3, 1)
    return change(colours).beside(alpha)


def put_back(builder: Builder, names: tuple[str, ...], frame: Tensor, drawn: Tensor, under: Tensor) -> Tensor:
    """The frame with regions changed from `under` to `drawn`; inputs "NAME_margins" [8] pad them to the frame."""
    changes = drawn - under
    for name, change in zip(names, changes.parts(len(names), axis=0) if names[1:] else [changes], strict=True):
        frame = frame + builder.add("Pad", change, builder.add_input(f"{name}_margins", [8], 7))
    return frame


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
