"""The mouth's stage of the frame graph, the same as inference/decoder/mouth."""

from __future__ import annotations

from dataclasses import dataclass

from training.frame_graph.lips import LipFields
from training.frame_graph.stages import Photo, Region, over
from training.frame_graph.tensor import Builder, Tensor, moved


@dataclass(frozen=True, slots=True)
class TongueSurface:
    """What all parts of the tongue share."""

    relief: Tensor
    """[1, 1, h, w] light of the surface, 128 is even."""
    scale: Tensor
    """[2, 2] as in `_sampled`."""
    tint: Tensor
    colour: Tensor

    def light(self, s: Tensor, up: Tensor) -> Tensor:
        """[1, h, w, 1] light of the relief at arch coordinates."""
        return _sampled(self.relief, self.scale, s, up, "border") * (1 / 128)

    def lit(self, c: dict[str, Tensor], light: Tensor) -> Tensor:
        """[1, h, w, 3] colour in some light."""
        return light.most(c["least_light"]).power(self.tint) * self.colour


def draw_mouth(builder: Builder, photo: Photo, part: Region, fields: LipFields) -> Tensor:
    """[1, h, w, 3] the mouth's region: both lips, their shade, and the inside."""
    upper, lower, below, above, between = fields.kept.sample(part.places).split(2, 2, 1, 1, 1)
    ended = fields.ended.sample(part.places, "zeros").parts(2)
    rim, line, shadow, per_unit, inside_share, deepest, raised, out, light = builder.add_input(
        "mouth_values", [9]
    ).parts(9)
    drawn = part.under
    for at, cover in zip((upper, lower), ended, strict=True):
        drawn = drawn + (over(photo.person.sample(at), part.behind) - drawn) * cover
    nearest = below.least(above)
    on_skin, on_inside = builder.add_input("mouth_gains", [1, 4, "gains_h", "gains_w"]).sample(part.places).split(3, 1)
    shade = _lip_shade(builder, photo.constants, below, above, between, (rim, line, shadow), per_unit)
    soft = builder.add_input("inverse_softness", [1])
    cover = (nearest * soft + 0.5).clip() * ((below + above) * soft).clip() * inside_share
    tip, scalars = (raised, out), (per_unit, deepest, light)
    inside = _inside(builder, photo.constants, part.pixels, below * per_unit, above * per_unit, scalars, tip)
    lit = (inside.clip(0, 255) * on_inside).clip(0, 255)

    def finished(colours: Tensor) -> Tensor:
        shaded = (colours * on_skin).clip(0, 255) * shade
        return shaded + cover * (lit - shaded)

    return part.coloured(drawn, finished)


def _lip_shade(
    builder: Builder,
    c: dict[str, Tensor],
    below: Tensor,
    above: Tensor,
    between: Tensor,
    strengths: tuple[Tensor, Tensor, Tensor],
    per_unit: Tensor,
) -> Tensor:
    """[1, h, w, 3] factor on the lips (mouth/lip_shade.py)."""
    rim, line, shadow = strengths
    on_lower = ((below - above) * 1e6).clip()
    outside, under = (-below.least(above)).relu() * per_unit, (-above).relu() * per_unit
    across, down = outside / c["line_reach"], under / c["shadow_reach"]
    lost = rim * (1 + on_lower * (c["lower_rim"] - 1)) * (-(outside / c["rim_reach"])).exp()
    lost = lost.most(line * (-(across * across)).exp())
    lost = lost.most(shadow * (-(down * down)).exp() * (under * 1e6).clip())
    return 1 - lost * between * builder.add_input("lip_tint", [3])


def _inside(
    builder: Builder,
    c: dict[str, Tensor],
    pixels: Tensor,
    below: Tensor,
    above: Tensor,
    scalars: tuple[Tensor, Tensor, Tensor],
    tip: tuple[Tensor, Tensor],
) -> Tensor:
    """[1, h, w, 3] the mouth's inside (mouth/interior.py); distances from both lips in inter-ocular distances."""
    per_unit, deepest, full_light = scalars
    s, s_low, down, down_low = _on_arches(builder.add_input("arches", [4, 4]), pixels, c)
    cavity, flat_tongue = (builder.add_input(name, [3]) for name in ("cavity", "flat_tongue"))
    opened = ((below + above) / full_light).smoothstep()
    aside = (s.abs() / c["cheek_reach"]).smoothstep()
    side = 1 - c["cheeks"] * aside * aside.sqrt()
    dim = c["dim"] + (1 - c["dim"]) * opened
    depth, height = down.relu(), above.most(1e-3)
    reached = ((depth / (depth + height) - c["lit_from"]) / c["lit_width"]).smoothstep()
    floor = side * dim * (deepest + (1 - deepest) * reached) * (1 - c["back_shade"] * tip[0])
    inside = side * (1 - c["depth_shadow"] * (-(below.relu() / c["depth_reach"])).exp()) * cavity
    surface = _tongue_surface(builder)
    inside = _blended(inside, *_tongue(c, surface, s_low, -down_low, floor))
    low = 1 - c["floor_shadow"] * (-(above.relu() / c["floor_reach"])).exp()
    light = dim * side * (1 - c["lip_shadow"] * (-(below.relu() / c["lip_reach"])).exp())
    flat = builder.add_input("flat", [1])
    inside = _blended(inside, *_raised(c, surface, s, down, tip[0], light))
    top = c["flat_tongue_top"] - c["flat_rise"] * tip[0].most(tip[1])
    drawn = ((down_low - top - 2 * s_low * s_low) / per_unit + 0.5).clip()
    inside = inside + flat * (cavity + drawn * (flat_tongue - cavity) - inside)
    light = light + flat * (1 - light)
    inside = _row(builder, "lower_row", inside, s_low, -down_low, light * low * c["lower_light"])
    share, colour, cast = _out(c, surface, s, down, tip[1], light)
    inside = _blended(inside * (1 - cast * (1 - flat)), share * (1 - flat), colour)
    return _row(builder, "upper_row", inside, s, down, light)


def _tongue_surface(builder: Builder) -> TongueSurface:
    relief, scale = (
        builder.add_input("relief", [1, 1, "relief_h", "relief_w"]),
        builder.add_input("relief_scale", [2, 2]),
    )
    return TongueSurface(relief, scale, builder.add_input("tongue_tint", [3]), builder.add_input("tongue", [3]))


def _on_arches(arches: Tensor, pixels: Tensor, c: dict[str, Tensor]) -> list[Tensor]:
    """Arch coordinates s of the upper and the lower row, then down of both (face/dental_arch.py: ArchView.locate).

    `arches` [4, 4]: factors of x, of y and of 1, and slants, for the same four.
    """
    plane, shift, slant = arches.split(2, 1, 1, axis=0)
    on_plane, straight = (pixels @ plane + shift).split(2, 2)
    turned, lifted = slant.split(2, 2)
    root = (1 + turned * on_plane).most(c["arch_hidden"]).sqrt()
    across = 2 * on_plane / (1 + root)
    square = across * across
    s, down = across * (1 + c["arch_curve"] * square), straight - lifted * square
    return [*s.parts(2), *down.parts(2)]


def _tongue(
    c: dict[str, Tensor], surface: TongueSurface, s: Tensor, up: Tensor, light: Tensor
) -> tuple[Tensor, Tensor]:
    """Opacity [1, h, w, 1] and colour [1, h, w, 3] of the tongue (mouth/tongue.py).

    `up`: above the lower teeth's edge.
    """
    soft = c["tongue_side_soft"]
    share = ((c["tongue_top"] - c["tongue_fall"] * s * s - up) / c["tongue_soft"]).smoothstep()
    share = share * ((c["tongue_width"] + soft - s.abs()) / soft).smoothstep()
    middle, behind = s / c["groove_width"], up.relu() / c["crease_reach"]
    light = light * (1 - c["groove"] * (-(middle * middle)).exp())
    light = light * (1 - c["crease"] * (-(behind * behind)).exp())
    return share, surface.lit(c, light * surface.light(s, up))


def _raised(
    c: dict[str, Tensor], surface: TongueSurface, s: Tensor, down: Tensor, raised: Tensor, light: Tensor
) -> tuple[Tensor, Tensor]:
    """The same of a raised tip (mouth/tongue_tip.py); `down`: below the upper teeth's edge."""
    below = down - (c["tip_lift"] * (1 - raised) - c["tip_highest"]) - c["tip_round"] * s * s
    share = (below / c["tip_soft"] + 0.5).smoothstep() * (raised / c["tip_appears"]).smoothstep()
    under, middle = (below / c["underside_reach"]).smoothstep(), s / c["fold_width"]
    light = light * (1 - c["underside"] * under) * (1 + c["fold"] * under * (-(middle * middle)).exp())
    light = light * (1 - c["sides"] * ((s.abs() - c["side_from"]) / c["side_width"]).smoothstep())
    return share, surface.lit(c, light * surface.light(s, c["raised_at"] - down))


def _out(
    c: dict[str, Tensor], surface: TongueSurface, s: Tensor, down: Tensor, out: Tensor, light: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """The same of a tip between the teeth, and its shadow [h, w, 1] on what lies below."""
    inner = c["tip_out"] * out - c["out_round"] * s * s - down
    seen = (out / c["tip_appears"]).smoothstep()
    share = (inner / c["out_soft"] + 0.5).clip() * seen
    cast = c["cast"] * seen * (-((-inner).relu() / c["cast_reach"])).exp()
    light = light + c["out_light"] * (1 - light)
    light = light * (1 - c["out_shade"] * (1 - (inner / (0.5 * c["tip_out"])).smoothstep()))
    return share, surface.lit(c, light * surface.light(s, c["out_at"] - down)), cast


def _blended(inside: Tensor, share: Tensor, colour: Tensor) -> Tensor:
    return inside + share * (colour - inside)


def _texture(builder: Builder, name: str, count: int, s: Tensor, down: Tensor, beyond: str) -> Tensor:
    """[1, h, w, count] texture at arch coordinates."""
    texture = builder.add_input(name, [1, count, f"{name}_h", f"{name}_w"])
    return _sampled(texture, builder.add_input(f"{name}_scale", [2, 2]), s, down, beyond)


def _sampled(texture: Tensor, scale: Tensor, s: Tensor, down: Tensor, beyond: str) -> Tensor:
    """[1, h, w, c] `texture` at arch coordinates; `scale` [2, 2]: factors and shifts to positions in it."""
    return texture.sample(moved(s.beside(down), scale), beyond)


def _row(builder: Builder, name: str, inside: Tensor, s: Tensor, down: Tensor, light: Tensor) -> Tensor:
    """A row of teeth, lit by `light`, over the `inside`."""
    seen = _texture(builder, name, 4, s, down, "zeros")
    cover = seen.channel(3) * (1 / 255)
    tint = builder.add_input(f"{name}_tint", [3])
    return inside + cover * (light.most(1e-3).power(tint) * seen.channel(0, 3) - inside)
