"""Editor of a photo's framing: face, zoom and position."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.gallery.photo_view import PhotoView
from desktop.widgets.live.preview import Preview, as_image
from inference.portrait.framing import ZOOMS
from inference.portrait.photo_survey import FoundFace, Survey
from inference.types import AUTOMATIC, Framing

NOTCHES = 100
"""Number of steps of the zoom slider."""
RESULT, LEAST_RESULT = 190, 90
"""Side length of the result in pixels; its height on a small screen."""
"""Side length of the preview, in pixels."""


class FramingEditor(QWidget):
    """The photo with its crop square on the left, a preview of the crop on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._survey: Survey | None = None
        self._framing = AUTOMATIC
        self.view = PhotoView()
        self.result = Preview()
        self.result.setAccessibleName(self.tr("What others will see"))
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(0, NOTCHES)
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.hint = text_label("")
        self.next_button = Button(self.tr("Next face"), "face")
        self.reset_button = Button(self.tr("Automatic framing"), "refresh")
        self.reset_button.setToolTip(self.tr("Back to the framing that Understudy finds by itself"))
        self.view.moved.connect(self._move)
        self.view.zoomed.connect(lambda factor: self._zoom_to(self._framing.zoom * factor))
        self.view.face_picked.connect(self._pick)
        self.zoom.valueChanged.connect(self._slide)
        self.next_button.clicked.connect(self._pick_next)
        self.reset_button.clicked.connect(lambda: self._show(replace(AUTOMATIC, face=self._framing.face)))
        self._lay_out()

    @property
    def framing(self) -> Framing:
        """Framing set by the user."""
        return self._framing

    def show_survey(self, survey: Survey, framing: Framing) -> None:
        """Load a surveyed photo and its current framing."""
        self._survey = survey
        self.view.show_survey(survey, as_image(survey.pixels))
        several = sum(not face.refusal for face in survey.faces) > 1
        self.next_button.setVisible(several)
        self.hint.setText(
            self.tr("%n faces: click the one to use. Drag to move, scroll to zoom.", "", len(survey.faces))
            if several
            else self.tr("Drag to move, scroll to zoom.")
        )
        if framing.face is None:
            framing = replace(framing, face=survey.point_of(survey.chosen(framing)))
        self._show(framing)

    def _show(self, framing: Framing) -> None:
        if self._survey is None:
            return
        self._framing = framing
        self.view.show_square(self._survey.square(framing), self._survey.chosen(framing))
        self.result.show_pixels(self._survey.crop(framing))
        low, high = ZOOMS
        self.zoom.blockSignals(True)
        self.zoom.setValue(round(NOTCHES * (framing.zoom - low) / (high - low)))
        self.zoom.blockSignals(False)
        self.reset_button.setEnabled(framing != replace(AUTOMATIC, face=framing.face))

    def _move(self, right: float, down: float) -> None:
        if self._survey:
            _, top, _, bottom = self._survey.chosen(self._framing).box
            face = float(bottom - top)
            x, y = self._survey.clamped_framing(self._framing).shift
            moved = replace(self._framing, shift=(x + right / face, y + down / face))
            self._show(self._survey.clamped_framing(moved))

    def _slide(self, notch: int) -> None:
        low, high = ZOOMS
        self._zoom_to(low + (high - low) * notch / NOTCHES)

    def _zoom_to(self, zoom: float) -> None:
        low, high = ZOOMS
        self._show(replace(self._framing, zoom=round(min(max(zoom, low), high), 4)))

    def _pick(self, face: FoundFace) -> None:
        if self._survey:
            self._show(Framing(face=self._survey.point_of(face)))

    def _pick_next(self) -> None:
        if self._survey:
            serving = [face for face in self._survey.faces if not face.refusal]
            index = serving.index(self._survey.chosen(self._framing)) + 1
            self._pick(serving[index % len(serving)])

    def _lay_out(self) -> None:
        self.result.setFixedWidth(RESULT)
        self.result.setMinimumHeight(LEAST_RESULT)
        self.result.setMaximumHeight(RESULT)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(text_label(self.tr("What others will see"), "title"))
        side.addWidget(self.result, 1)
        side.addWidget(text_label(self.tr("Zoom"), "title"))
        side.addWidget(self.zoom)
        side.addWidget(self.hint)
        side.addStretch(1)
        side.addWidget(self.next_button)
        side.addWidget(self.reset_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.view, 1)
        row.addLayout(side)
