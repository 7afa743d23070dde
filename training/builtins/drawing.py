"""Draw the built-in illustrated character: flat colours, one shadow tone, ink lines. Everything is drawn by this file.

    python -m training.builtins.drawing [--out FILE]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from training.builtins.faces import write_picture
from training.builtins.ink import Sheet, closed, mirrored, open_curve
from training.builtins.people import FOLDER, accept

SIDE = 1024
AXIS = 512.0
INK = "#2a1a2e"
SKIN, SHADE, BLUSH, LIGHT = "#f0bf9a", "#d5936f", "#e58f78", "#fbdcc0"
HAIR, HAIR_DARK, HAIR_LIGHT = "#2f5d73", "#1f3f55", "#5a97a8"
COAT, COAT_DARK, SHIRT, SHIRT_DARK = "#e2a72e", "#b97f1d", "#f7efe1", "#d6c6b4"

FACE = [
    (512, 205), (430, 222), (352, 300), (332, 430), (330, 510), (340, 590), (362, 668), (404, 734), (456, 782), (512, 800),
    (568, 782), (620, 734), (662, 668), (684, 590), (694, 510), (692, 430), (672, 300), (594, 222),
]  # fmt: skip


def background(sheet: Sheet) -> None:
    """A sun disc with a ring of halftone dots."""
    y, x = np.mgrid[0 : SIDE * 3, 0 : SIDE * 3] / 3.0
    shade = np.clip((y - 200) / 900, 0, 1)
    pitch, turn = 17.0, np.radians(32)
    u, v = (x * np.cos(turn) + y * np.sin(turn)) / pitch, (y * np.cos(turn) - x * np.sin(turn)) / pitch
    far = np.hypot(u - np.round(u), v - np.round(v))
    dots = np.clip((0.44 * np.sqrt(shade) - far) * pitch * 1.5 + 0.5, 0, 1).astype(np.float32)
    sheet.lay(dots, np.array([0.80, 0.36, 0.28], np.float32))
    circle = [(512 + 392 * np.cos(a), 430 + 392 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 40)[:-1]]
    sheet.fill(closed(circle), "#f8dfa8")


def body(sheet: Sheet) -> None:
    """Neck, shirt and coat."""
    neck = closed([(430, 690), (430, 690), (428, 800), (404, 862), (360, 900), (360, 900), (512, 1010), (664, 900), (664, 900), (620, 862), (596, 800), (594, 690), (594, 690)])
    shirt = closed([(326, 880), (326, 880), (300, 1100), (300, 1100), (724, 1100), (724, 1100), (698, 880), (698, 880), (600, 960), (512, 984), (424, 960)])
    skin = sheet.fill(neck, SKIN)
    sheet.fill(closed([(400, 700), (430, 778), (500, 848), (575, 846), (640, 770), (660, 690), (560, 660)]), SHADE, skin)
    sheet.line(open_curve([(428, 745), (427, 802), (402, 864), (362, 898)]), 6, INK)
    sheet.line(open_curve([(596, 745), (597, 802), (622, 864), (662, 898)]), 7, INK)
    cloth = sheet.fill(shirt, SHIRT)
    sheet.fill(closed([(530, 960), (600, 950), (690, 900), (724, 1100), (724, 1100), (560, 1100), (560, 1100)]), SHIRT_DARK, cloth)
    sheet.line(open_curve([(352, 892), (424, 958), (512, 982), (600, 958), (672, 892)]), 7, INK, 0.6)
    coat(sheet)


def coat(sheet: Sheet) -> None:
    left = [(352, 858), (352, 858), (250, 898), (140, 942), (70, 1010), (40, 1100), (40, 1100), (476, 1100), (476, 1100), (424, 1010), (372, 930)]
    for points, dark in ((left, False), (mirrored(left, AXIS), True)):
        outline = closed(points)
        cloth = sheet.fill(outline, COAT)
        fold = closed([(740, 860), (760, 960), (720, 1100), (720, 1100), (1010, 1100), (1010, 1100), (960, 1000), (880, 940)] if dark else [(120, 1000), (190, 1010), (230, 1100), (230, 1100), (30, 1100), (30, 1100), (60, 1020)])
        sheet.fill(fold, COAT_DARK, cloth)
        sheet.contour(outline, 7, INK)
    lapel = [(352, 856), (352, 856), (318, 930), (352, 986), (352, 986), (332, 1010), (332, 1010), (432, 1100), (432, 1100), (476, 1100), (476, 1100), (420, 1006), (374, 930)]
    for points, colour in ((lapel, "#eab84c"), (mirrored(lapel, AXIS), "#cf9426")):
        sheet.fill(closed(points), colour)
        sheet.contour(closed(points), 6, INK)


def hair_behind(sheet: Sheet) -> None:
    outline = closed([
        (512, 150), (396, 168), (300, 240), (262, 350), (256, 470), (246, 590), (268, 690), (330, 752), (330, 752), (420, 740),
        (604, 740), (694, 752), (694, 752), (756, 690), (778, 590), (768, 470), (762, 350), (724, 240), (628, 168),
    ])  # fmt: skip
    hair = sheet.fill(outline, HAIR_DARK)
    sheet.contour(outline, 8, INK)
    for k, x in enumerate((284, 306, 722, 742)):
        sheet.line(open_curve([(x, 520), (x - 6 + 3 * k, 620), (x + (20 if x < 512 else -20), 720)]), 4, HAIR, within=hair)


def head(sheet: Sheet) -> np.ndarray:
    """Face with its shadow side and cheeks; the face's coverage."""
    face = closed(FACE)
    skin = sheet.fill(face, SKIN)
    side = closed([(700, 330), (664, 400), (654, 470), (664, 540), (650, 620), (612, 690), (560, 748), (500, 786), (520, 830), (640, 800), (730, 620), (730, 420)])
    sheet.fill(side, SHADE, skin)
    hair_shadow = closed([
        (546, 190), (546, 190), (500, 286), (440, 366), (404, 440), (378, 520), (356, 600), (320, 600), (320, 300), (420, 200),
    ])  # fmt: skip
    sheet.fill(hair_shadow, SHADE, skin)
    sheet.fill(closed([(534, 190), (534, 190), (580, 280), (630, 350), (664, 430), (700, 430), (690, 280), (620, 200)]), SHADE, skin)
    for x, turn in ((402, 1), (622, -1)):
        blush = closed([(x + 46 * np.cos(a), 604 + 26 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 16)[:-1]])
        sheet.fill(blush, BLUSH, skin, 0.42)
        for k in range(3):
            at = x + turn * (k * 14 - 14)
            sheet.line(open_curve([(at + 5, 596), (at, 604), (at - 5, 613)], 40), 3.4, "#c2664f", within=skin)
    sheet.line(open_curve([(334, 560), (344, 612), (364, 670), (404, 734), (456, 782), (512, 800), (568, 782), (620, 734), (660, 670), (680, 612), (690, 560)], 400), 8, INK, 0.5)
    return skin


def nose(sheet: Sheet) -> None:
    sheet.fill(closed([(522, 470), (536, 540), (556, 596), (556, 596), (534, 618), (512, 622), (512, 622), (528, 600), (526, 560)]), SHADE)
    sheet.fill(closed([(500, 520), (507, 520), (511, 572), (503, 580), (497, 572)]), LIGHT)
    sheet.line(open_curve([(474, 600), (468, 612), (480, 622), (494, 618)], 80), 5, INK)
    sheet.line(open_curve([(492, 619), (512, 630), (532, 619)], 80), 5.5, INK)
    sheet.line(open_curve([(530, 618), (544, 622), (556, 612), (550, 600)], 80), 5, INK)


def eye(sheet: Sheet, flip: bool) -> None:
    """One eye, drawn for the picture's left and mirrored for its right."""

    def side(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return mirrored(points, AXIS) if flip else points

    almond = closed(side([(366, 504), (366, 504), (388, 480), (420, 469), (450, 476), (472, 508), (472, 508), (446, 522), (414, 527), (386, 520)]))
    white = sheet.fill(almond, "#fffaf2")
    sheet.fill(closed(side([(360, 500), (390, 478), (420, 470), (452, 478), (478, 506), (450, 492), (420, 486), (390, 492)])), "#cdb9b4", white)
    x, y = (2 * AXIS - 421, 498.0) if flip else (421.0, 498.0)
    angles = np.linspace(0, 2 * np.pi, 48)[:-1]
    for radius, colour in ((29, INK), (26, "#6b8f3a"), (21, "#8fb04a"), (13, "#1c1420")):
        sheet.fill(np.stack([x + radius * np.cos(angles), y + radius * np.sin(angles)], 1), colour, white)
    sheet.fill(closed([(x - 29, y - 29), (x + 29, y - 29), (x + 27, y - 12), (x, y - 15), (x - 27, y - 12)]), "#38501f", white, 0.6)
    for dx, dy, radius in ((-9, -10, 7.5), (9, 9, 3.5)):
        sheet.fill(np.stack([x + dx + radius * np.cos(angles), y + dy + radius * np.sin(angles)], 1), "#ffffff")
    lid = open_curve(side([(358, 510), (372, 492), (390, 478), (420, 466), (450, 474), (474, 510)]))
    sheet.line(lid, 11, INK, 0.75)
    sheet.line(open_curve(side([(384, 521), (414, 529), (448, 523)])), 4, "#7d4a3e")
    sheet.line(open_curve(side([(374, 470), (396, 455), (424, 449), (452, 456)])), 4.5, "#8a4f40")
    for start, end in (((366, 500), (348, 492)), ((374, 490), (357, 477)), ((384, 482), (370, 466))):
        sheet.line(open_curve(side([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 2), end]), 30), 5, INK, 0.8)
    brow = side([(350, 436), (350, 436), (372, 412), (412, 402), (452, 410), (474, 424), (474, 424), (472, 438), (472, 438), (446, 428), (410, 422), (376, 426)])
    sheet.fill(closed(brow), HAIR_DARK)


def mouth(sheet: Sheet) -> None:
    upper = [(436, 690), (436, 690), (470, 676), (496, 668), (512, 673), (528, 668), (554, 676), (588, 690), (588, 690), (550, 694), (512, 697), (474, 694)]
    lower = [(436, 690), (436, 690), (474, 695), (512, 698), (550, 695), (588, 690), (588, 690), (560, 716), (512, 727), (464, 716)]
    sheet.fill(closed(lower), "#d2605c")
    sheet.fill(closed(upper), "#b04450")
    sheet.fill(closed([(484, 708), (512, 704), (538, 707), (512, 715)]), "#eb9a8c")
    sheet.line(open_curve([(428, 686), (452, 692), (482, 696), (512, 698), (542, 696), (572, 692), (596, 686)]), 5.5, INK, 0.7)
    sheet.line(open_curve([(478, 742), (512, 749), (546, 742)]), 5, SHADE)


def fringe(sheet: Sheet) -> None:
    """Hair in front of the face: a parted fringe and two side locks."""
    left = [(560, 214), (560, 214), (470, 262), (404, 330), (372, 404), (352, 470), (348, 560), (330, 660), (330, 660), (290, 640), (268, 560), (272, 440), (290, 330), (350, 232), (450, 186)]
    right = [(540, 206), (540, 206), (584, 262), (638, 318), (668, 390), (682, 470), (684, 560), (700, 660), (700, 660), (738, 630), (756, 540), (748, 420), (728, 320), (680, 232), (610, 186)]
    for points in (left, right):
        outline = closed(points)
        lock = sheet.fill(outline, HAIR)
        tint(sheet, lock)
        sheet.contour(outline, 7, INK)
    for path in ([(470, 226), (400, 290), (350, 380), (322, 480)], [(500, 232), (430, 296), (384, 372)], [(410, 236), (346, 312), (312, 420), (302, 540)], [(590, 232), (650, 300), (692, 390), (710, 500)], [(640, 236), (692, 310), (724, 420), (730, 520)]):
        sheet.line(open_curve(path), 5, HAIR_DARK)


def tint(sheet: Sheet, lock: np.ndarray) -> None:
    """Dark roots at the side and a band of light around the crown."""
    sheet.fill(closed([(690, 180), (716, 300), (726, 430), (728, 560), (712, 680), (800, 680), (800, 180)]), HAIR_DARK, lock)
    band = [(300, 352), (352, 282), (430, 238), (440, 252), (372, 306), (330, 372), (318, 400)]
    sheet.fill(closed(band), HAIR_LIGHT, lock)
    sheet.fill(closed([(604, 238), (650, 280), (684, 340), (692, 370), (664, 330), (622, 276)]), HAIR_LIGHT, lock)


def draw() -> np.ndarray:
    """The drawing, RGB 0..1."""
    sheet = Sheet(SIDE, np.array([0.91, 0.47, 0.36], np.float32))
    background(sheet)
    hair_behind(sheet)
    body(sheet)
    head(sheet)
    nose(sheet)
    eye(sheet, False)
    eye(sheet, True)
    mouth(sheet)
    fringe(sheet)
    return sheet.finished()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FOLDER / "comic.jpg")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    picture = draw()
    write_picture(args.out, picture, 92)
    accept(picture)


if __name__ == "__main__":
    main()
