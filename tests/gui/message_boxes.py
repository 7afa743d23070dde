"""Finding the visible message box of a window and pressing its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from desktop.widgets.main_window import MainWindow


def message_box(window: MainWindow) -> QMessageBox | None:
    return next((found for found in window.findChildren(QMessageBox) if found.isVisible()), None)


def press_button(found: QMessageBox | None, title: str) -> None:
    assert found is not None
    next(button for button in found.buttons() if button.text() == title).click()
