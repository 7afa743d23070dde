"""The eyes' stage of the frame graph, the same as inference/decoder/eyes: both at once, along the first axis."""

from __future__ import annotations

from training.frame_graph.lids import LidFields
from training.frame_graph.stages import Photo, Region, over
from training.frame_graph.tensor import Builder, Tensor, moved


def draw_eyes(builder: Builder, photo: Photo, part: Region, fields: LidFields) -> Tensor:
    """[2, h, w, c] the regions of both eyes: lids, eyeball and lashes (eyes/compositor.py).

    Inputs: "eye_values" [2, 1, 1, 6]: opacity of the closed lid's skin, overlap of the lids, strength and steepness of
    the upper lid's shadow, motion of the iris in the person; "eye_down" [2, 1, 1, 2]: the eye frame's y in the person.
    """
    place, upper, lower, ball, shut = fields.kept.sample(part.places).split(2, 1, 1, 1, 1)
    below, above, share, lid, line = fields.ended.sample(part.places, "zeros").parts(5)
    smooth, overlap, shadow, steep, iris = builder.add_input("eye_values", [2, 1, 1, 6]).split(1, 1, 1, 1, 2)
    down = builder.add_input("eye_down", [2, 1, 1, 2])
    on_ball, on_lid = (builder.add_input(f"on_{each}", [2, 2, 1, 2]) for each in ("ball", "lid"))

    def layer(what: str, channels: int, at: Tensor, scale: Tensor) -> Tensor:
        image = builder.add_input(f"eye_{what}", [2, channels, f"{what}_h", f"{what}_w"])
        return image.sample(moved(at, scale, axis=1))

    upper_skin, lower_skin = (_skin(photo, place + drop * down) for drop in (upper, lower))
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


def _skin(photo: Photo, at: Tensor) -> Tensor:
    """[2, h, w, 4] the person at positions [2, h, w, 2]."""
    return photo.person.sample(at.reshape(1, -1, 0, 0)).reshape(2, -1, 0, 0)
