"""Pad with two eyes that sets the gaze direction."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.look.gaze_axis import GazeAxis

STEP = 2.0
"""Degrees per press of an arrow key."""
EDGE = 14.0
"""Pixels between the pad's edge and the largest gaze angle."""
EYE = QSize(66, 36)
IRIS = 12.0
"""Radius in pixels."""
KEYS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, STEP),
    Qt.Key.Key_Down: (0.0, -STEP),
}


class GazePad(QWidget):
    """Set by mouse drag or arrow keys; a double click or Home centres the gaze."""

    moved = Signal(float, float)
    """Gaze (yaw, pitch) set by the user, in degrees: right of the image and up are positive."""

    def __init__(self, farthest: tuple[float, float]) -> None:
        """`farthest`: largest yaw and pitch, in degrees."""
        super().__init__()
        self._farthest = farthest
        self._gaze = (0.0, 0.0)
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.across = GazeAxis(horizontal, farthest[0], self.tr("Look to the side, in degrees to the right"), self)
        self.upwards = GazeAxis(vertical, farthest[1], self.tr("Look up or down, in degrees upwards"), self)
        self.across.valueChanged.connect(lambda degrees: self._look(degrees, self._gaze[1]))
        self.upwards.valueChanged.connect(lambda degrees: self._look(self._gaze[0], degrees))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.across)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Where the portrait looks"))
        self.setToolTip(self.tr("Drag, or use the arrow keys; a double click looks straight ahead"))
        self.show_gaze(0.0, 0.0)

    @property
    def gaze(self) -> tuple[float, float]:
        """Gaze (yaw, pitch) in degrees: right and up are positive."""
        return self._gaze

    def show_gaze(self, yaw: float, pitch: float) -> None:
        """Set the gaze in degrees without emitting signals."""
        self._gaze = (yaw, pitch)
        words = self._words()
        self.setAccessibleDescription(words)
        self.across.show_degrees(yaw, words)
        self.upwards.show_degrees(pitch, words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let both axes cover the pad, so that the focus ring always surrounds the pad."""
        for axis in (self.across, self.upwards):
            axis.setGeometry(self.rect())

    def place(self) -> QPointF:
        """Position of the current gaze, in widget pixels."""
        reach = self._reach()
        return QPointF(
            self.width() / 2 + self._gaze[0] / self._farthest[0] * reach.x(),
            self.height() / 2 - self._gaze[1] / self._farthest[1] * reach.y(),
        )

    def sizeHint(self) -> QSize:
        """Preferred size; the width expands."""
        return QSize(200, 110)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the gaze to the mouse position."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set the gaze to the mouse position while the left button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Centre the gaze."""
        self._look(0.0, 0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys change the gaze by `STEP`, Home centres it."""
        step = KEYS.get(Qt.Key(event.key()))
        if step:
            self._look(self._gaze[0] + step[0], self._gaze[1] + step[1])
        elif event.key() == Qt.Key.Key_Home:
            self._look(0.0, 0.0)
        else:
            super().keyPressEvent(event)

    def _follow(self, event: QMouseEvent) -> None:
        reach, place = self._reach(), event.position()
        across = (place.x() - self.width() / 2) / reach.x()
        upwards = (self.height() / 2 - place.y()) / reach.y()
        self._look(across * self._farthest[0], upwards * self._farthest[1])

    def _look(self, yaw: float, pitch: float) -> None:
        most_yaw, most_pitch = self._farthest
        now = (min(max(yaw, -most_yaw), most_yaw), min(max(pitch, -most_pitch), most_pitch))
        if now != self._gaze:
            self.show_gaze(*now)
            self.moved.emit(*now)

    def _reach(self) -> QPointF:
        return QPointF(max(self.width() / 2 - EDGE, 1.0), max(self.height() / 2 - EDGE, 1.0))

    def _words(self) -> str:
        yaw, pitch = round(self._gaze[0]), round(self._gaze[1])
        if not yaw and not pitch:
            return self.tr("Straight at the viewer")
        across = (self.tr("{}° to the right") if yaw > 0 else self.tr("{}° to the left")).format(abs(yaw))
        upwards = (self.tr("{}° up") if pitch > 0 else self.tr("{}° down")).format(abs(pitch))
        return ", ".join(part for part, some in ((across, yaw), (upwards, pitch)) if some)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pad, the eyes and the gaze point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        for side in (-1, 1):
            self._draw_eye(painter, QPointF(self.width() / 2 + side * 0.72 * EYE.width(), self.height() / 2))
        self._draw_point(painter)

    def _draw_point(self, painter: QPainter) -> None:
        """Draw the gaze point as a ring, which does not hide the eyes."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, width in ((QPalette.ColorRole.Base, 6.0), (QPalette.ColorRole.Highlight, 3.0)):
            painter.setPen(QPen(self.palette().color(role), width))
            painter.drawEllipse(self.place(), 8, 8)

    def _draw_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(self._line_of(self.across))
        painter.drawLine(QPointF(EDGE, middle.y()), QPointF(self.width() - EDGE, middle.y()))
        painter.setPen(self._line_of(self.upwards))
        painter.drawLine(QPointF(middle.x(), EDGE), QPointF(middle.x(), self.height() - EDGE))

    def _line_of(self, axis: GazeAxis) -> QPen:
        """Pen of an axis; in highlight colour while it has the focus."""
        role = QPalette.ColorRole.Highlight if axis.hasFocus() else QPalette.ColorRole.Mid
        return QPen(self.palette().color(role), 1, Qt.PenStyle.DotLine)

    def _draw_eye(self, painter: QPainter, middle: QPointF) -> None:
        half, height = EYE.width() / 2, EYE.height() / 2
        lids = QPainterPath(QPointF(middle.x() - half, middle.y()))
        lids.quadTo(QPointF(middle.x(), middle.y() - 2 * height), QPointF(middle.x() + half, middle.y()))
        lids.quadTo(QPointF(middle.x(), middle.y() + 2 * height), QPointF(middle.x() - half, middle.y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f2f1ee"))
        painter.drawPath(lids)
        painter.save()
        painter.setClipPath(lids)
        self._draw_iris(painter, middle)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1.5))
        painter.drawPath(lids)

    def _draw_iris(self, painter: QPainter, middle: QPointF) -> None:
        yaw, pitch = self._gaze[0] / self._farthest[0], self._gaze[1] / self._farthest[1]
        iris = QPointF(middle.x() + 15 * yaw, middle.y() - 8 * pitch)
        painter.setBrush(QColor("#5b7a99"))
        painter.drawEllipse(iris, IRIS, IRIS)
        painter.setBrush(QColor("#11151b"))
        painter.drawEllipse(iris, IRIS * 0.45, IRIS * 0.45)
        painter.setBrush(QColor(255, 255, 255, 200))
        painter.drawEllipse(iris + QPointF(-3.5, -4), 2.4, 2.4)
