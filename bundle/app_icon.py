"""Icon of the bundle's programs, drawn from resources/icons/app.svg."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "app.svg"
SIDES = {".ico": (16, 20, 24, 32, 40, 48, 64, 128, 256), ".icns": (16, 32, 64, 128, 256, 512, 1024)}
"""Sides in pixels: on Windows those of the task bar and Explorer at 100 to 250 %."""


def save(out: Path) -> Path:
    """Write the icon to `out`, an .ico or .icns file, and return `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    sides = SIDES[out.suffix]
    pictures = [_drawn(side) for side in sides]
    pictures[-1].save(out, sizes=[(side, side) for side in sides], append_images=pictures[:-1])
    return out


def _drawn(side: int) -> Image.Image:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(bytes(kept.data().data()))).convert("RGBA")
