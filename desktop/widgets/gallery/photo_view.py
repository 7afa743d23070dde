"""View of a photo with its faces and the crop square."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.widgets.common.language import translated
from inference.portrait.framing import CropSquare
from inference.portrait.photo_survey import FoundFace, Survey

MARGIN = 0.04
"""Margin around the photo as a share of its width and height: the crop square may extend beyond the photo."""
VEIL = 150
"""Alpha, 0..255, of the layer that dims the photo outside the crop square."""
CLICK = 4.0
"""Maximum mouse movement of a click, in pixels."""
STEP = 0.02
"""Shift per press of an arrow key, as a share of the square's side."""
NOTCH = 120
"""`QWheelEvent.angleDelta` of one wheel notch."""


class PhotoView(QWidget):
    """A drag moves the crop square, the wheel zooms, a click selects another face."""

    moved = Signal(float, float)
    """Requested shift (right, down) of the crop square, in photo pixels."""
    zoomed = Signal(float)
    """Requested zoom, as a factor of the current zoom."""
    face_picked = Signal(object)
    """The clicked FoundFace."""

    def __init__(self) -> None:
        super().__init__()
        self._survey: Survey | None = None
        self._image = QImage()
        self._square = CropSquare(0, 0, 1)
        self._chosen: FoundFace | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Photo with the part that is shown; arrow keys move it, plus and minus zoom"))

    def show_survey(self, survey: Survey, image: QImage) -> None:
        """Show a photo; `image` holds the same pixels as `survey`."""
        self._survey, self._image = survey, image
        self.update()

    def show_square(self, square: CropSquare, chosen: FoundFace) -> None:
        """Show the crop square `square` of the face `chosen`."""
        self._square, self._chosen = square, chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to click on faces."""
        return QSize(440, 400)

    def minimumSizeHint(self) -> QSize:
        """Smallest usable size."""
        return QSize(260, 240)

    def _scale(self) -> float:
        """Widget pixels for one photo pixel."""
        if self._image.isNull():
            return 1.0
        room = 1 + 2 * MARGIN
        return min(self.width() / self._image.width() / room, self.height() / self._image.height() / room)

    def place(self) -> QRectF:
        """Rectangle of the photo, in widget pixels."""
        width, height = self._image.width() * self._scale(), self._image.height() * self._scale()
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def to_view(self, left: float, top: float, width: float, height: float) -> QRectF:
        """Convert a rectangle from photo pixels to widget pixels."""
        scale, place = self._scale(), self.place()
        return QRectF(place.left() + left * scale, place.top() + top * scale, width * scale, height * scale)

    def face_place(self, face: FoundFace) -> QRectF:
        """Bounding box of `face`, in widget pixels."""
        left, top, right, bottom = (float(edge) for edge in face.box)
        return self.to_view(left, top, right - left, bottom - top)

    def _face_at(self, point: QPointF) -> FoundFace | None:
        faces = self._survey.faces if self._survey else ()
        return next((face for face in faces[::-1] if self.face_place(face).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a drag or a click."""
        self._pressed = self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the square; without a button pressed, set the cursor for the position."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            face = self._face_at(event.position())
            other = face is not None and face is not self._chosen
            self.setCursor(Qt.CursorShape.PointingHandCursor if other else Qt.CursorShape.SizeAllCursor)
            return
        if (event.position() - self._pressed).manhattanLength() > CLICK or self._last != self._pressed:
            step = (event.position() - self._last) / self._scale()
            self._last = event.position()
            self.moved.emit(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the clicked face, unless it is refused."""
        clicked = self._pressed is not None and self._last == self._pressed
        self._pressed = None
        face = self._face_at(event.position()) if clicked else None
        if face is not None and face is not self._chosen and not face.refusal:
            self.face_picked.emit(face)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by 3 % per wheel notch."""
        self.zoomed.emit(1.03 ** (event.angleDelta().y() / NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the square, plus and minus zoom."""
        step = STEP * self._square.side
        moves = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        if event.key() in moves:
            self.moved.emit(*moves[Qt.Key(event.key())])
        elif event.text() in ("+", "-", "="):
            self.zoomed.emit(1 / 1.03 if event.text() == "-" else 1.03)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the reason for a refused face as tooltip."""
        if isinstance(event, QHelpEvent):
            face = self._face_at(QPointF(event.pos()))
            text = translated(face.refusal) if face and face.refusal else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo, dimmed outside the square, and boxes around the other faces."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 10, 10)
        painter.fillPath(ground, self.palette().color(QPalette.ColorRole.Base))
        if self._survey is None or self._chosen is None:
            return
        painter.setClipPath(ground)
        painter.drawImage(self.place(), self._image)
        square = self.to_view(self._square.left, self._square.top, self._square.side, self._square.side)
        self._dim(painter, square)
        for face in self._survey.faces:
            if face is not self._chosen:
                self._draw_face(painter, face)
        painter.setPen(QPen(QColor("white"), 4))
        painter.drawRoundedRect(square, 6, 6)
        role = QPalette.ColorRole.Highlight
        painter.setPen(QPen(self.palette().color(role), 3 if self.hasFocus() else 2))
        painter.drawRoundedRect(square, 6, 6)

    def _dim(self, painter: QPainter, square: QRectF) -> None:
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(self.place())
        inside.addRoundedRect(square, 6, 6)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, VEIL))

    def _draw_face(self, painter: QPainter, face: FoundFace) -> None:
        style = Qt.PenStyle.DashLine if face.refusal else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 120 if face.refusal else 230), 2, style))
        painter.drawRoundedRect(self.face_place(face), 8, 8)
