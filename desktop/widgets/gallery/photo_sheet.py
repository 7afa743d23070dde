"""Dialog for one photo: consent and framing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.common.busy_label import BusyLabel
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.screen_fit import ScreenFit, first_size
from desktop.widgets.dialogs.consent_choice import ConsentChoice
from desktop.widgets.gallery.framing_editor import FramingEditor
from inference.portrait.photo_survey import Survey
from inference.types import AUTOMATIC, Framing

SIZE = QSize(760, 610)
SMALL = QSize(480, 190)
"""Dialog size in pixels when it shows only the reason for a refusal."""


class _ShrinkingRows(QVBoxLayout):
    """A scroll area gives a layout with wrapped texts its preferred height, where the photo could shrink instead."""

    def hasHeightForWidth(self) -> bool:
        """No."""
        return False


class PhotoSheet(QDialog):
    """Shows the photo after its face survey; with `consent`, it asks whose face it is before it is accepted."""

    another_requested = Signal()
    """The photo was refused and the user wants to choose another one."""

    def __init__(self, title: str, question: str, yes: str, parent: QWidget | None, consent: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._surveyed, self._consent = False, consent
        self.editor = FramingEditor()
        self.question = text_label(question, "title")
        self.busy = BusyLabel(self.tr("Looking for faces in the photo…"))
        self.choice = ConsentChoice()
        self.choice.setVisible(consent)
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.another_button = self.buttons.addButton(
            self.tr("Choose another photo…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.another_button.hide()
        self.another_button.clicked.connect(self._pick_another)
        self.assurance = text_label(self.tr("A copy is kept on this computer only. You can remove it at any time."))
        self.assurance.setVisible(consent)
        self.add_button.setProperty("kind", "accent")
        self.choice.chosen.connect(self._show_possible)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._show_possible()

    @property
    def framing(self) -> Framing:
        """Framing set in the editor."""
        return self.editor.framing

    @property
    def consent(self) -> ConsentKind:
        """The chosen answer."""
        return self.choice.kind

    def show_survey(self, survey: Survey, framing: Framing = AUTOMATIC) -> None:
        """Show the surveyed photo in the editor."""
        self._surveyed = True
        self.editor.show_survey(survey, framing)
        self._pages.setCurrentWidget(self.editor)
        self._show_possible()
        (self.choice if self._consent else self.add_button).setFocus()

    def refuse(self, sentence: str) -> None:
        """Show why the photo cannot be used; leaves only the buttons Close and, with consent, Choose another photo."""
        self.question.setText(self.tr("This photo cannot be used"))
        self.busy.say(translated(sentence))
        for part in (self.choice, self.assurance, self.add_button):
            part.hide()
        self.another_button.setVisible(self._consent)
        self.cancel_button.setText(self.tr("Close"))
        self._pages.removeWidget(self.editor)
        self._rows.activate()
        middle = self.geometry().center()
        self.resize(SMALL)
        self.move(middle - self.rect().center())

    def _pick_another(self) -> None:
        self.reject()
        self.another_requested.emit()

    def _show_possible(self) -> None:
        self.add_button.setEnabled(self._surveyed and (not self._consent or self.consent is not ConsentKind.NOT_STATED))

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.busy)
        self._pages.addWidget(self.editor)
        content = QWidget()
        rows = self._rows = _ShrinkingRows(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addWidget(self.question)
        rows.addLayout(self._pages, 1)
        rows.addWidget(self.choice)
        rows.addWidget(self.assurance)
        scroll = QScrollArea()  # the answers need more height than small screens have
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(14)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.buttons)
        self.resize(first_size(SIZE, self.screen()))
        self._screen_fit = ScreenFit(self)
