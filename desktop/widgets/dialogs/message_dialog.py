"""Non-blocking message boxes: a message, and a confirmation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

from desktop.widgets import theme
from desktop.widgets.common.language import translated

LEAST = 300
"""Minimum width of the text, in pixels."""


def tell(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    """Show `sentence` in a message box that does not block the session."""
    box = _box(parent, title, sentence)
    box.addButton(QCoreApplication.translate("sentence_dialog", "Close"), QMessageBox.ButtonRole.AcceptRole)
    show(box)
    return box


def ask(parent: QWidget, title: str, sentence: str, yes: str, on_yes: Callable[[], None], no: str = "") -> QMessageBox:
    """Ask for confirmation of an irreversible action; the button `yes` calls `on_yes`.

    `no` labels the other button, "" for Cancel.
    """
    box = _box(parent, title, sentence)
    button = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    theme.set_style_property(button, "kind", "danger")
    other = no or QCoreApplication.translate("sentence_dialog", "Cancel")
    box.setDefaultButton(box.addButton(other, QMessageBox.ButtonRole.RejectRole))
    button.clicked.connect(on_yes)
    show(box)
    return box


def show(box: QMessageBox) -> None:
    """Open `box` with the margins of the other dialogs."""
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setVerticalSpacing(11)
        layout.setHorizontalSpacing(0)
        layout.setColumnStretch(1, 1)
        layout.setColumnMinimumWidth(1, LEAST)
        gap = layout.itemAt(0)  # spacer for an icon that these boxes do not have
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
