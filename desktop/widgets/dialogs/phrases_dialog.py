"""Dialog with the stored phrases."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.widgets.common.card import text_label
from desktop.window.typed_speech import TypedSpeech


class PhrasesDialog(QDialog):
    """One phrase a line; they are stored on *Save*."""

    def __init__(self, typed: TypedSpeech, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = typed
        self.setWindowTitle(self.tr("Phrases"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit("\n".join(typed.phrases))
        self.text.setAccessibleName(self.tr("Phrases, one a line"))
        self.text.setTabChangesFocus(True)
        self.buttons = QDialogButtonBox()
        save = self.buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "accent")
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._store)
        self.buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(text_label(self.tr("Phrases"), "title"))
        rows.addWidget(
            text_label(
                self.tr("One phrase a line. Alt+1 to Alt+9 speak the first nine; the menu has keys for other programs.")
            )
        )
        rows.addWidget(self.text)
        rows.addWidget(self.buttons)
        self.setMinimumWidth(460)

    def _store(self) -> None:
        self._typed.store_phrases(self.text.toPlainText().splitlines())
        self.accept()
