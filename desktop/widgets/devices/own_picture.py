"""The small picture of the user's own camera."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.widgets import theme
from inference.types import Pixels

WIDTH, HEIGHT, CORNER = 96, 72, 8.0


class OwnPicture(QWidget):
    """Shows the newest picture, not mirrored, as others see it and as the portrait moves; an icon without one."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        self.setAccessibleName(self.tr("Your own camera picture, which only you see"))
        self.setToolTip(self.accessibleName())

    @property
    def image(self) -> QImage | None:
        """The picture shown."""
        return self._image

    def show_pixels(self, pixels: Pixels | None) -> None:
        """Show [h, w, 3] RGB, or nothing."""
        if pixels is None and self._image is None:
            return
        self._image = None if pixels is None else _image(pixels)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw with rounded corners."""
        painter, place = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(place, CORNER, CORNER)
        painter.fillPath(outline, self.palette().color(QPalette.ColorRole.Base))
        painter.setClipPath(outline)
        if self._image:
            painter.drawImage(place, self._image)
        else:
            colour = self.palette().color(QPalette.ColorRole.Mid)
            theme.icon("face", colour, colour).paint(painter, self.rect().adjusted(30, 18, -30, -18))


def _image(pixels: Pixels) -> QImage:
    """A copy, since the array may be freed."""
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32, Qt.ImageConversionFlag.AutoColor)
