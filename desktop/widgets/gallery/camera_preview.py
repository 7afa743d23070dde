"""Mirrored picture of the webcam with a guide for the face and a countdown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen

from desktop.widgets.common.language import translated
from desktop.widgets.live.preview import Preview, as_image
from inference.types import Pixels

SHAPE = QSize(16, 9)
OVAL_WIDTH, OVAL_TOP, OVAL_HEIGHT = 0.46, 0.12, 0.62
"""Guide for the head with its hair, in picture heights."""
GUIDE, SHADE = QColor(255, 255, 255, 220), QColor(0, 0, 0, 110)
NUMBER = 34
"""Radius of the countdown's disc in pixels."""


class CameraPreview(Preview):
    """Shows frames as a mirror does, and chosen pictures as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Camera"))
        self._guide = self._good = False
        self._number = 0

    def show_frame(self, pixels: Pixels, good: bool) -> None:
        """Show a frame `[h, w, 3]` mirrored, with the guide in the accent colour if the face is `good`."""
        self._image = as_image(pixels[:, ::-1])
        self._guide, self._good = True, good
        self.update()

    def show_picture(self, pixels: Pixels) -> None:
        """Show a picture `[h, w, 3]` that was taken, not mirrored and without the guide."""
        self._guide = False
        self.show_pixels(pixels)

    def show_number(self, number: int) -> None:
        """Show a number of the countdown; 0 for none."""
        self._number = number
        self.update()

    def show_message(self, message: str) -> None:
        """Show a message in place of the picture."""
        self._guide = False
        super().show_message(translated(message))

    def sizeHint(self) -> QSize:
        """Size of a 16:9 picture."""
        return SHAPE * 40

    def minimumSizeHint(self) -> QSize:
        """Smallest size at which a face is recognised."""
        return SHAPE * 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the guide and the number."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._guide:
            self._draw_guide(painter)
        if self._number:
            self._draw_number(painter)

    def _backdrop(self) -> QRectF:
        return self.image_rect() if self.image else super()._backdrop()

    def _draw_guide(self, painter: QPainter) -> None:
        place = self.image_rect()
        high = place.height()
        left, top = place.center().x() - OVAL_WIDTH * high / 2, place.top() + OVAL_TOP * high
        oval = QRectF(left, top, OVAL_WIDTH * high, OVAL_HEIGHT * high)
        colour = self.palette().color(QPalette.ColorRole.Highlight) if self._good else GUIDE
        for pen in (QPen(SHADE, 5), QPen(colour, 3)):
            painter.setPen(pen)
            painter.drawEllipse(oval)

    def _draw_number(self, painter: QPainter) -> None:
        place = self.image_rect()
        middle = QPointF(place.left() + NUMBER + 18, place.top() + NUMBER + 18)  # beside the face
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawEllipse(middle, NUMBER, NUMBER)
        font = painter.font()
        font.setPixelSize(40)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(255, 255, 255))
        disc = QRectF(middle.x() - NUMBER, middle.y() - NUMBER, 2 * NUMBER, 2 * NUMBER)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
