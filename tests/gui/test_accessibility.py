"""Every control has an accessible name and is reachable by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.widgets.dialogs.add_photos_dialog import AddPhotosDialog
from desktop.widgets.main_window import MainWindow

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
)


def interactive(root: QWidget) -> list[QWidget]:
    """Visible and enabled controls in `root`."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QTabBar))
        and (isinstance(widget, INTERACTIVE) or (widget.focusPolicy() & Qt.FocusPolicy.TabFocus))
        and not isinstance(widget, QLabel)
    ]


def nameless(root: QWidget) -> list[QWidget]:
    return [widget for widget in interactive(root) if not _name(widget).strip()]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def unreached(root: QWidget) -> set[QWidget]:
    """Enabled controls that never get the focus by repeated Tab."""
    wanted = {widget for widget in interactive(root) if widget.isEnabled()}
    seen: set[QWidget] = set()
    for _ in range(3 * len(wanted)):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return {widget for widget in wanted - seen if not _in_a_group(widget, seen)}


def _in_a_group(widget: QWidget, seen: set[QWidget]) -> bool:
    """Of exclusive buttons only one takes Tab; arrow keys reach the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and bool(set(group.buttons()) & seen)


def activate(qtbot, window: QWidget) -> QWidget:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(params=["look", "devices", "live", "empty", "videos", "welcome"])
def view(request, qtbot, backend, open_window) -> MainWindow:
    """The window in one of its states."""
    if request.param == "empty":
        backend.photos = []
    backend.settings.newcomer = request.param == "welcome"
    window = open_window()
    if request.param == "videos":
        window.show_view(video=True)
        window.video.add([backend.folder / "a.wav"])
    if request.param == "devices":
        window.side.tabs.setCurrentIndex(1)
    if request.param == "live":
        window.live.transport.start_button.click()
        qtbot.waitUntil(window.live.transport.record_button.isEnabled)
    return activate(qtbot, window)


def test_every_control_has_a_name(view: MainWindow) -> None:
    assert not nameless(view)


def test_every_control_is_reachable_by_tab(view: MainWindow) -> None:
    assert not unreached(view)


def test_icon_buttons_have_tooltips(view: MainWindow) -> None:
    wordless = [widget for widget in interactive(view) if isinstance(widget, QAbstractButton) and not widget.text()]
    assert wordless
    assert not [widget for widget in wordless if not widget.toolTip()]


def test_the_consent_dialog_works_by_keyboard(qtbot) -> None:
    dialog = AddPhotosDialog(["a.jpg"])
    qtbot.addWidget(dialog)
    dialog.show()
    activate(qtbot, dialog)
    assert not nameless(dialog)
    assert not unreached(dialog)


def test_the_check_finds_a_control_that_tab_skips(qtbot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    one, two = QLineEdit(root), QLineEdit(root)
    two.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    root.show()
    activate(qtbot, root)
    one.setFocus()
    assert unreached(root) == {two}


def test_the_check_finds_a_control_without_a_name(qtbot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    box, named = QComboBox(root), QComboBox(root)
    named.setAccessibleName("Size")
    root.show()
    assert nameless(root) == [box]
