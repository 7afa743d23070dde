"""Inside of the mouth: teeth shaded by lips and cheeks, a dark cavity, and no light between closing lips."""

from __future__ import annotations

import numpy as np

from inference.decoder.colour_range import ColourRange
from inference.decoder.mouth.aperture import Aperture
from inference.decoder.mouth.interior import Interior, full_light
from inference.face.dental_arch import ArchView
from inference.portrait.tooth_texture import SIZE, Y
from inference.types import Floats, Pixels, Teeth

UNIT = 300.0
COLOURED, STONE = (ColourRange(share, np.float32([0.01, 0.0, -0.01])) for share in (1.0, 0.0))


def row() -> Pixels:
    cover = np.broadcast_to(np.where(Y < 0, 255, 0), SIZE[::-1])
    return np.dstack([*(np.full(SIZE[::-1], tone) for tone in (220, 205, 180)), cover]).astype(np.uint8)


def drawn(gap: float, colours: ColourRange = COLOURED, lower: float = 1.0, flat: bool = False) -> Pixels:
    """A mouth of 200 px width whose lips are `gap` pixels apart; upper teeth reach down to 30 px."""
    rows, columns = round(gap), 200
    below = np.repeat(np.arange(rows, dtype=np.float32)[:, None] + 0.5, columns, 1)
    opening = Aperture(np.s_[100 : 100 + rows, 100 : 100 + columns], below, gap - below, np.ones_like(below))
    linear = np.eye(2) * UNIT
    upper, jaw = (
        ArchView(np.column_stack([linear, (200, 100 + down)]).astype(np.float32), np.zeros(2, np.float32))
        for down in (30, 100 + lower * UNIT)
    )
    teeth = Teeth(row(), row(), np.float32([170, 100, 100]), np.float32([170, 100, 100]), flat=flat)
    return Interior(teeth, colours, UNIT).draw(opening, (upper, jaw), UNIT, gap / UNIT)


def light(picture: Pixels) -> Floats:
    return np.asarray(picture.mean(-1), np.float32)


def test_teeth_end_at_their_edge_above_a_dark_cavity() -> None:
    seen = light(drawn(60))[:, 100]
    assert seen[26] > 2 * seen[36]
    assert seen[36:45].max() < 80


def test_the_upper_lip_and_the_cheeks_shade_the_teeth() -> None:
    seen = light(drawn(60))
    assert seen[1, 100] < 0.85 * seen[24, 100]
    assert seen[24, 10] < 0.8 * seen[24, 100]


def test_lips_that_hardly_part_show_no_light_line() -> None:
    assert light(drawn(3)).max() < 0.55 * light(drawn(60)).max()


def test_shade_is_warm_and_a_statue_has_none_of_its_colour() -> None:
    red, _, blue = drawn(60)[2, 100].astype(float)
    assert red - blue > 25
    stone = drawn(60, STONE).astype(float)
    assert np.abs(stone[..., 0] - stone[..., 2]).max() < 12


def test_the_lower_row_appears_with_its_jaw() -> None:
    hidden, shown = light(drawn(60)), light(drawn(60, lower=-0.2))
    assert shown[50, 100] > hidden[50, 100] + 40


def test_a_flat_drawing_has_no_shading() -> None:
    seen = drawn(60, flat=True)
    assert np.ptp(seen[2:24, 30:170].reshape(-1, 3), axis=0).max() == 0


def test_rounded_lips_shade_the_inside_and_spread_ones_light_it() -> None:
    assert full_light(1.0) > full_light(0.0) > full_light(-0.5)
