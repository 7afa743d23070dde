"""One sentence that the user has to see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

from desktop.widgets import theme
from desktop.widgets.common.language import translated

LEAST = 300
"""Pixels for the words, however few they are."""


def tell(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    """Show `sentence` above the window; the session goes on behind it."""
    box = _box(parent, title, sentence)
    box.addButton(QCoreApplication.translate("sentence_dialog", "Close"), QMessageBox.ButtonRole.AcceptRole)
    show(box)
    return box


def ask(parent: QWidget, title: str, sentence: str, yes: str, on_yes: Callable[[], None], no: str = "") -> QMessageBox:
    """Ask before something that cannot be undone; `on_yes` is called when the button `yes` is pressed.

    `no` is the other button, "" for Cancel.
    """
    box = _box(parent, title, sentence)
    button = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    theme.set_mood(button, "kind", "danger")
    other = no or QCoreApplication.translate("sentence_dialog", "Cancel")
    box.setDefaultButton(box.addButton(other, QMessageBox.ButtonRole.RejectRole))
    button.clicked.connect(on_yes)
    show(box)
    return box


def show(box: QMessageBox) -> None:
    """Open `box` with the margins that our other dialogs have."""
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setVerticalSpacing(11)
        layout.setHorizontalSpacing(0)
        layout.setColumnStretch(1, 1)
        layout.setColumnMinimumWidth(1, LEAST)
        gap = layout.itemAt(0)  # it keeps the words away from an icon that is not there
        if gap:
            layout.removeItem(gap)
    box.open()


def _box(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translated(sentence))
    return box
