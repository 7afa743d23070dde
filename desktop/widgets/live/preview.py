"""Preview of the output video."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.common.language import translated
from inference.timebase import FRAME_SIZE
from inference.types import Pixels

CORNER = 14.0
FADE = 200
"""Duration of the fade between two stills, in milliseconds."""
LAYOUTS = {
    3: (QImage.Format.Format_RGB888, QImage.Format.Format_RGB32),
    4: (QImage.Format.Format_RGBA8888, QImage.Format.Format_ARGB32_Premultiplied),
}
"""Number of channels -> QImage format of the input, and of the stored copy."""
CHECK = 10
"""Size of a checkerboard field behind transparent areas, in pixels."""


class Preview(QWidget):
    """Scales one image to the widget, keeping its aspect ratio."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._message = ""
        self._before: QImage | None = None
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._forget_before)
        self._since = QElapsedTimer()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview"))

    @property
    def image(self) -> QImage | None:
        """Image shown; None while a message is shown."""
        return self._image

    def show_pixels(self, pixels: Pixels) -> None:
        """Show an RGB image `[h, w, 3]` or an RGBA image `[h, w, 4]`."""
        self._image = as_image(pixels)
        self.update()

    def fade_to(self, pixels: Pixels) -> None:
        """Like `show_pixels`, with a short fade from the previous image.

        There is no fade if the previous call is less than `FADE` ago, or if the sizes differ.
        """
        before, quick = self._image, self._since.isValid() and self._since.elapsed() < FADE
        self._since.start()
        self.show_pixels(pixels)
        if before and not quick and self._image and before.size() == self._image.size():
            self._before = before
            self._fade.start()

    def _forget_before(self) -> None:
        self._before = None

    def show_message(self, message: str) -> None:
        """Show a message in place of an image."""
        self._image, self._before, self._message = None, None, translated(message)
        self.setAccessibleDescription(self._message)
        self.update()

    def sizeHint(self) -> QSize:
        """Size of an output frame."""
        return QSize(FRAME_SIZE, FRAME_SIZE)

    def minimumSizeHint(self) -> QSize:
        """Low, for a low window with a message; all room that is left goes to the preview."""
        return QSize(FRAME_SIZE // 2, FRAME_SIZE // 16)

    def image_rect(self) -> QRectF:
        """Rectangle of the image: centred, with its aspect ratio kept."""
        size = self._image.size() if self._image else QSize(FRAME_SIZE, FRAME_SIZE)
        size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRectF(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image with rounded corners on the base colour, or the message."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(_rounded(self._backdrop()), self.palette().color(QPalette.ColorRole.Base))
        if self._image is None:
            self._draw_message(painter)
        else:
            painter.setClipPath(_rounded(self.image_rect()))
            if self._image.hasAlphaChannel():
                self._draw_checks(painter)
            if self._before is not None:
                painter.drawImage(self.image_rect(), self._before)
                painter.setOpacity(float(self._fade.currentValue()))
            painter.drawImage(self.image_rect(), self._image)

    def _backdrop(self) -> QRectF:
        """Rectangle in the base colour."""
        return QRectF(self.rect())

    def _draw_checks(self, painter: QPainter) -> None:
        """Draw a checkerboard, which marks transparent areas."""
        tile = QPixmap(2 * CHECK, 2 * CHECK)
        tile.fill(self.palette().color(QPalette.ColorRole.AlternateBase))
        fields = QPainter(tile)
        for corner in (0, CHECK):
            fields.fillRect(corner, corner, CHECK, CHECK, self.palette().color(QPalette.ColorRole.Mid))
        fields.end()
        painter.drawTiledPixmap(self.image_rect(), tile)

    def _draw_message(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.image_rect().adjusted(40, 40, -40, -40), int(flags), self._message)


def _rounded(place: QRectF) -> QPainterPath:
    outline = QPainterPath()
    outline.addRoundedRect(place, CORNER, CORNER)
    return outline


def as_image(pixels: Pixels) -> QImage:
    """Copy RGB `[h, w, 3]` or RGBA `[h, w, 4]` pixels into a QImage, in the format that Qt scales fastest."""
    height, width, channels = pixels.shape
    rows = pixels if pixels.flags.c_contiguous else pixels.copy()
    given, kept = LAYOUTS[channels]
    return QImage(rows.data, width, height, channels * width, given).convertToFormat(kept)
