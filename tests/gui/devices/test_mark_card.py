"""The switch of the AI mark asks why it is safe to leave it out of a real face."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.main_window import MainWindow
from tests.gui.photos import add


@pytest.fixture
def real(qtbot, live_window: MainWindow, backend) -> MainWindow:
    """The live window with the photo of somebody who agreed."""
    (backend.folder / "elsewhere").mkdir()
    photo: Path = backend.picture("elsewhere/Mine", 200)
    add(qtbot, live_window, photo)
    return live_window


def marked(backend) -> bool:
    """Whether the session was told last to show the mark."""
    return ([on for name, on in backend.session.calls if name == "mark"] or [True])[-1]


def test_nobodys_face_needs_no_reason(qtbot, live_window: MainWindow, backend) -> None:
    live_window.devices.mark.switch.click()
    qtbot.waitUntil(lambda: ("mark", False) in backend.session.calls)
    assert live_window.devices.mark.dialog is None


def test_the_mark_of_a_real_face_stays_until_a_reason_is_given(qtbot, real: MainWindow, backend) -> None:
    card = real.devices.mark
    card.switch.click()
    assert card.switch.isChecked()
    assert backend.settings.mark
    card.dialog.line.setText("Everybody in the room was told")
    card.dialog.take_button.click()
    qtbot.waitUntil(lambda: marked(backend) is False)
    assert (backend.settings.mark, backend.settings.mark_reason) == (False, "Everybody in the room was told")
    assert real._model.disclosure().reason == "Everybody in the room was told"
    card.switch.click()
    qtbot.waitUntil(lambda: marked(backend) is True)


def test_without_a_reason_the_mark_returns_with_a_real_face(qtbot, live_window: MainWindow, backend) -> None:
    live_window.devices.mark.switch.click()
    qtbot.waitUntil(lambda: ("mark", False) in backend.session.calls)
    (backend.folder / "elsewhere").mkdir()
    add(qtbot, live_window, backend.picture("elsewhere/Mine", 200))
    qtbot.waitUntil(lambda: marked(backend) is True)
    names = [name for name, _ in backend.session.calls]
    assert names.index("portrait") > names.index("mark")
    qtbot.waitUntil(lambda: "why it may be left out" in live_window.devices.mark.text.text())


def test_a_face_of_nobody_knows_whom_keeps_the_mark(qtbot, real: MainWindow, backend) -> None:
    model = real._model
    backend.settings.mark, backend.settings.mark_reason = False, "Everybody was told"
    assert model.disclosure().mark is None
    model.library.state_consent(model.chosen, ConsentKind.NOT_STATED, real.chooser.consent.stated.emit, print)
    qtbot.waitUntil(lambda: model.disclosure().mark is not None)
    qtbot.waitUntil(lambda: "not stated" in real.devices.mark.text.text())


def test_the_corner_reaches_the_session(qtbot, live_window: MainWindow, backend) -> None:
    corners = live_window.devices.mark.corners
    corners.setCurrentIndex(3)
    corners.activated.emit(3)
    assert backend.settings.mark_corner == "upper-left"
    assert live_window._model.disclosure().mark.corner == "upper-left"
