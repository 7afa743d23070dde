"""A pseudo language puts every translated text in brackets; no visible text is without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from desktop.widgets.dialogs import message_dialog
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.add_photos_dialog import AddPhotosDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.widgets.gallery.camera_dialog import CameraDialog
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Devices
from inference.sentence import Sentence

TRANSLATED = re.compile(r"⟦[^⟦⟧]*⟧")
NAMES = re.compile(
    r"Understudy|Desk microphone|Headset|Rosa|Otto|English|Français|Português|Loop|Cable"
    r"|Ctrl\+\w|F\d+|Tab|Live Link Face|iFacialMocap|VMC|MediaPipe \(WebSocket\)|Ana – pt-br|Bob – en-us|Eve – en"
)
"""Names that are the same in every language, and the names in the fake backend."""


class Brackets(QTranslator):
    """Puts each text in brackets."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return f"⟦{text.replace('%n', str(n))}⟧"


@pytest.fixture(autouse=True)
def brackets(qapp) -> Iterator[None]:
    translator = Brackets(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def untranslated(root: QWidget) -> set[str]:
    """Visible and accessible texts in `root` that no translator handled."""
    texts = {text for widget in [root, *root.findChildren(QWidget)] for text in _texts(widget)}
    return {text for text in texts if re.search(r"[^\W\d_]{2}", _rest(text))}


def _rest(text: str) -> str:
    """`text` without bracketed parts, names and file names."""
    while TRANSLATED.search(text):
        text = TRANSLATED.sub("", text)
    return re.sub(r"\S*[/\\~.]\S*", "", NAMES.sub("", text))


def _texts(widget: QWidget) -> list[str]:
    texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    texts.append(widget.windowTitle() if widget.isWindow() else "")
    if isinstance(widget, (QLabel, QAbstractButton)):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QGroupBox):
        texts.append(widget.title())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(row) for row in range(widget.count())]
    if isinstance(widget, QTabBar):
        texts += [widget.tabText(tab) for tab in range(widget.count())]
    if isinstance(widget, QMenu):
        texts += [action.text() for action in widget.actions()]
    if isinstance(widget, QAbstractItemView) and widget.model():
        model = widget.model()
        texts += [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
    return texts


@pytest.fixture
def window(open_window, backend) -> MainWindow:
    backend.devices = Devices(
        ["Desk microphone", "Headset"], True, Sentence("Loop is there"), False, Sentence("Cable is missing")
    )
    return open_window()


def test_the_window_at_rest(window: MainWindow) -> None:
    assert not untranslated(window)


def test_the_window_while_live(qtbot, window: MainWindow, backend) -> None:
    window.live.transport.start_button.click()
    qtbot.waitUntil(window.live.transport.record_button.isEnabled)
    window.live.transport.record_button.click()
    backend.session.problem = Sentence(
        "The microphone “{name}” sends no sound any more; waiting for it.", name="Headset"
    )
    backend.session.count(30, 0.2, 3)
    qtbot.waitUntil(lambda: "Headset" in window.live.bar.text)
    assert not untranslated(window)


def test_the_window_without_portraits_and_devices(open_window, backend) -> None:
    backend.photos = []
    backend.devices = Devices([], False, Sentence("Nothing"), False, Sentence("Nothing"))
    assert not untranslated(open_window())


def test_the_first_steps(open_window, backend) -> None:
    backend.settings.newcomer = True
    window = open_window()
    assert window.steps.isVisible()
    assert not untranslated(window)


def test_the_view_of_videos(qtbot, window: MainWindow, backend) -> None:
    window.show_view(video=True)
    assert not untranslated(window)
    window.video.add([backend.folder / "Rosa.wav", backend.folder / "broken.wav"])
    window.video.make_button.click()
    qtbot.waitUntil(lambda: bool(window.video.list.findChildren(QLabel)))
    assert not untranslated(window)


def test_the_menus(shell) -> None:
    shell.profile.list.aboutToShow.emit()
    for menu in (shell.menu.list, shell.profile.list, shell.tray.list):
        assert menu.actions()
        assert not untranslated(menu)


def test_the_dialogs(qtbot, window: MainWindow) -> None:
    for dialog in (
        AddPhotosDialog(["a.jpg"], window),
        AboutDialog(window),
        ShortcutsDialog(window),
        CameraDialog(window._model, window),
        message_dialog.tell(window, window.tr("Title"), Sentence("Sad {file}.", file=Path("a.jpg"))),
        message_dialog.ask(window, window.tr("Title"), Sentence("Sure?"), window.tr("Yes"), print),
    ):
        assert not untranslated(dialog)
        dialog.close()


def test_an_untranslated_text_is_found(qtbot) -> None:
    label = QLabel("Forgotten ⟦and not⟧")
    qtbot.addWidget(label)
    assert untranslated(label) == {"Forgotten ⟦and not⟧"}
