"""Overview of the keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QWidget

from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.scrolling_dialog import ScrollingDialog

CONTEXT = "shortcuts"
KEYS = (
    ("M", QT_TRANSLATE_NOOP("shortcuts", "Mute: the voice is silent and the mouth shut")),
    ("T", QT_TRANSLATE_NOOP("shortcuts", "Talk while held, when muted")),
    ("H", QT_TRANSLATE_NOOP("shortcuts", "Hold still: only the mouth moves")),
    ("S", QT_TRANSLATE_NOOP("shortcuts", "Type what the portrait says: Enter speaks it, Esc stops")),
    ("Alt+1 – 9", QT_TRANSLATE_NOOP("shortcuts", "Speak the stored phrase of that place")),
    ("1 – 9", QT_TRANSLATE_NOOP("shortcuts", "Show the emotion of that place; once more ends it")),
    ("Ctrl+V", QT_TRANSLATE_NOOP("shortcuts", "Add the picture in the clipboard")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("shortcuts", "Bring back the photo removed last")),
    ("F2", QT_TRANSLATE_NOOP("shortcuts", "Rename the chosen photo of yours")),
    ("F4", QT_TRANSLATE_NOOP("shortcuts", "Say whose face the chosen photo of yours shows, or withdraw it")),
    (
        QT_TRANSLATE_NOOP("shortcuts", "Enter"),
        QT_TRANSLATE_NOOP("shortcuts", "Adjust the framing of the chosen portrait"),
    ),
    (QT_TRANSLATE_NOOP("shortcuts", "Del"), QT_TRANSLATE_NOOP("shortcuts", "Remove the chosen photo of yours")),
    (
        QT_TRANSLATE_NOOP("shortcuts", "Alt + arrows"),
        QT_TRANSLATE_NOOP("shortcuts", "Move the chosen portrait in the gallery"),
    ),
    ("Tab", QT_TRANSLATE_NOOP("shortcuts", "Go on to the next button or list")),
    ("F1, ?", QT_TRANSLATE_NOOP("shortcuts", "This overview")),
    ("Ctrl+Q", QT_TRANSLATE_NOOP("shortcuts", "Quit")),
)


class ShortcutsDialog(ScrollingDialog):
    """One row per shortcut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(9)
        self.grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(KEYS):
            self._add(
                row, QCoreApplication.translate(CONTEXT, str(keys)), QCoreApplication.translate(CONTEXT, str(meaning))
            )
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.rows.setSpacing(18)
        self.rows.addWidget(text_label(self.tr("Keyboard shortcuts"), "title"))
        self.rows.addLayout(self.grid)
        self.add_buttons(buttons)
        self.setMinimumWidth(500)

    def _add(self, row: int, keys: str, meaning: str) -> None:
        key = QLabel(keys)
        key.setProperty("key", True)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key.setAccessibleName(f"{keys}: {meaning}")
        self.grid.addWidget(key, row, 0)
        self.grid.addWidget(text_label(meaning, "plain"), row, 1)
