"""Button of an emotion or saved look, with a thumbnail of the portrait."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from desktop.widgets import theme

PICTURE = 56
SIZE = QSize(62, 82)
CORNER = 12.0
WAITING = 0.35
"""Opacity of the placeholder photo until the thumbnail is rendered."""
BADGE = 16


class EmotionButton(QAbstractButton):
    """Rounded thumbnail above its title; a ring marks the checked button, a small number the shortcut key.

    With `icon`, the icon replaces the thumbnail.
    """

    def __init__(self, title: str, key: str = "", icon: str = "") -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(f"{title} ({key})" if key else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._key = key
        self._icon = icon
        self._picture: QImage | None = None
        self._waiting = True

    @property
    def picture(self) -> QImage | None:
        """Thumbnail of the emotion; None until it is rendered."""
        return None if self._waiting else self._picture

    def show_picture(self, image: QImage | None, waiting: bool = False) -> None:
        """Show a thumbnail, or with `waiting` a faint placeholder."""
        self._picture, self._waiting = image, waiting
        self.update()

    def sizeHint(self) -> QSize:
        """Constant size."""
        return SIZE

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint with the hover ring."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw thumbnail or icon, ring, key and title."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF((self.width() - PICTURE) / 2, 4, PICTURE, PICTURE)
        if self._icon:
            self._draw_icon(painter, place)
        else:
            self._draw_picture(painter, place)
        self._draw_ring(painter, place)
        if self._key:
            self._draw_key(painter, place)
        self._draw_title(painter, QRectF(0, place.bottom() + 4, self.width(), self.height() - place.bottom() - 4))

    def _draw_picture(self, painter: QPainter, place: QRectF) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(place, CORNER, CORNER)
        painter.fillPath(outline, self.palette().color(QPalette.ColorRole.AlternateBase))
        if self._picture is not None:
            painter.setClipPath(outline)
            painter.setOpacity(WAITING if self._waiting or not self.isEnabled() else 1.0)
            painter.drawImage(place, self._picture)
            painter.setOpacity(1.0)
            painter.setClipping(False)

    def _draw_icon(self, painter: QPainter, place: QRectF) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = QApplication.palette().color(group, QPalette.ColorRole.ButtonText)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CORNER, CORNER)
        side = theme.ICON_SIZE
        corner = place.center() - QPointF(side / 2, side / 2)
        theme.icon(self._icon, colour, colour).paint(painter, QRectF(corner, QSizeF(side, side)).toRect())

    def _draw_ring(self, painter: QPainter, place: QRectF) -> None:
        palette = self.palette()
        if self.isChecked():
            pen = QPen(palette.color(QPalette.ColorRole.Highlight), 3.0)
        elif self.underMouse():
            pen = QPen(palette.color(QPalette.ColorRole.Dark), 1.5)
        else:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), CORNER + 1, CORNER + 1)

    def _draw_key(self, painter: QPainter, place: QRectF) -> None:
        badge = QRectF(place.left() + 3, place.top() + 3, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 130))
        painter.drawRoundedRect(badge, 5, 5)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._key)

    def _draw_title(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self.font())
        role = QPalette.ColorRole.WindowText if self.isChecked() else QPalette.ColorRole.Dark
        painter.setPen(self.palette().color(role))
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, title)
