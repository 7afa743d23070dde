"""The whole program on a fake backend."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Backend


@pytest.fixture
def home(qapp, backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A temporary home folder; signal handlers are restored."""
    for place in ("user_config_path", "user_data_path", "user_log_path"):
        monkeypatch.setattr(platformdirs, place, lambda *_, **__: tmp_path / "home")
    monkeypatch.setattr(
        app,
        "system_backend",
        lambda: Backend(backend.open_session, lambda: backend.devices, backend.register, backend.thumbnail),
    )
    kept = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    yield tmp_path / "home"
    for sign, handler in kept.items():
        signal.signal(sign, handler)
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()  # consumes a late quit event, which would end the event loops of the next test


def windows() -> list[MainWindow]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow) and widget.isVisible()
    ]


def test_choices_made_in_the_window_are_saved(home: Path) -> None:
    def use() -> None:
        [window] = windows()
        window.devices.mark.switch.click()
        window.gallery.tiles.setCurrentRow(2)
        window.close()

    QTimer.singleShot(300, use)
    assert app.main() == 0
    kept = json.loads((home / "settings.json").read_text())["profiles"][0]["settings"]
    assert kept["mark"] is False
    assert kept["portrait"].startswith("builtin:")


def test_an_interrupt_closes_the_window_and_its_session(home: Path, backend) -> None:
    def use() -> None:
        [window] = windows()
        window.live.transport.start_button.click()
        QTimer.singleShot(300, lambda: signal.raise_signal(signal.SIGINT))

    QTimer.singleShot(300, use)
    assert app.main() == 0
    assert backend.session.state == "stopped"
    assert not windows()


def test_window_opens_and_closes_where_nothing_can_be_kept(home: Path, backend) -> None:
    home.write_text("a file in place of the folder")
    notes: list[str] = []

    def use() -> None:
        [window] = windows()
        notes.append(window.live.bar.text)
        window.devices.mark.switch.click()
        window.close()

    QTimer.singleShot(500, use)
    assert app.main() == 0
    assert notes[0].startswith("Your settings cannot be kept")
    assert not windows()
