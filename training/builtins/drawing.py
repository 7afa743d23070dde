"""Draw the built-in illustrated character: flat colours, one shadow tone, ink lines.

Run with `python -m training.builtins.drawing [--out FILE]`. character.txt lists all shapes; no image is used.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from training.builtins.faces import write_picture
from training.builtins.ink import OVER, Points, Sheet, circle, closed, open_curve
from training.builtins.people import FOLDER, accept

SIDE = 1024
MARKS = Path(__file__).with_name("character.txt")
PAPER, DOTS = "#f2cf9a", "#eab27c"


def background(sheet: Sheet) -> None:
    """Draw a halftone background whose dots grow towards the bottom, without edges that could blend with the figure."""
    y, x = np.mgrid[0 : SIDE * OVER, 0 : SIDE * OVER] / OVER
    shade = np.clip((y - 120) / 1300, 0, 1)
    pitch, turn = 17.0, np.radians(32)
    u, v = (x * np.cos(turn) + y * np.sin(turn)) / pitch, (y * np.cos(turn) - x * np.sin(turn)) / pitch
    far = np.hypot(u - np.round(u), v - np.round(v))
    dots = np.clip((0.44 * np.sqrt(shade) - far) * pitch * 1.5 + 0.5, 0, 1)
    sheet.lay(dots.astype(np.float32), DOTS)


def numbers(text: str) -> Points:
    """`1,2 3,4` -> [(1, 2), (3, 4)]; a single number n gives (n, n)."""
    pairs = [[float(n) for n in pair.split(",")] for pair in text.split()]
    return [(pair[0], pair[-1]) for pair in pairs]


def lay_mark(sheet: Sheet, mark: str, named: dict[str, np.ndarray]) -> None:
    """Draw the shape of one line of character.txt; `named` stores coverage masks that clip later shapes."""
    head, places = mark.split(" : ")
    kind, colour, *options = head.split()
    option = dict(o.split("=") for o in options)
    points, within = numbers(places), named.get(option.get("within", ""))
    width = float(option.get("width", 0))
    if kind == "line":
        sheet.line(open_curve(points), width, colour, float(option.get("taper", 1)), within)
    elif kind == "contour":
        sheet.contour(closed(points), width, colour)
    else:
        outline = circle(*points[0], points[1][0]) if kind == "disc" else closed(points)
        named[option.get("as", "last")] = sheet.fill(outline, colour, within, float(option.get("opacity", 1)))


def draw(marks: str) -> np.ndarray:
    """The drawing [SIDE, SIDE, 3], RGB 0..1, of the shape list `marks`."""
    sheet = Sheet(SIDE, PAPER)
    background(sheet)
    named: dict[str, np.ndarray] = {}
    for mark in marks.splitlines():
        if mark and not mark.startswith("#"):
            lay_mark(sheet, mark, named)
    return sheet.finished()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER / "comic.jpg")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    picture = draw(MARKS.read_text(encoding="utf-8"))
    write_picture(args.out, picture, 90)
    accept(picture)


if __name__ == "__main__":
    main()
