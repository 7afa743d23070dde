"""Prompt before the window closes during a live session or with unfinished videos."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.widgets import theme
from desktop.widgets.dialogs import message_dialog
from desktop.window.app_model import AppModel


class ClosePrompt(QObject):
    """Offers to stop and quit, or to continue in the tray if there is one."""

    ended = Signal()
    """The application must exit, even if the window is hidden."""

    def __init__(self, window: QWidget, model: AppModel, can_hide: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._can_hide = can_hide
        self._sure = False
        self.question: QMessageBox | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Intercept the window's close event if closing would end a session or lose videos."""
        closing = watched is self._window and event.type() == QEvent.Type.Close
        if not closing or self._sure or not self._would_lose() or _session_ends():
            return False
        event.ignore()
        self._ask()
        return True

    def quit(self) -> None:
        """Quit without asking."""
        self._sure = True
        self._window.close()
        self.ended.emit()

    def leave(self) -> None:
        """Quit; asks first if videos are unfinished."""
        if self._model.videos.busy and not self._sure:
            self._window.show()
            self._ask()
        else:
            self.quit()

    def _would_lose(self) -> bool:
        return self._is_live() or bool(self._model.videos.busy)

    def _is_live(self) -> bool:
        """Whether output goes to camera or voice cable, or is about to. A preview ends without a prompt."""
        return self._model.live.seen or (self._model.live.on_air and self._model.live.state == "starting")

    def _ask(self) -> None:
        if self.question:
            return
        self.question = box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("You are live") if self._is_live() else self.tr("Videos are not done"))
        box.setText(self._sentences())
        end = box.addButton(self.tr("Stop and quit"), QMessageBox.ButtonRole.DestructiveRole)
        end.clicked.connect(self.quit)
        theme.set_style_property(end, "kind", "danger")
        if self._can_hide():
            there = self.tr("Stay live in the tray") if self._is_live() else self.tr("Go on in the tray")
            stay = box.addButton(there, QMessageBox.ButtonRole.AcceptRole)
            stay.clicked.connect(self._window.hide)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.finished.connect(self._forget)
        message_dialog.show(box)

    def _sentences(self) -> str:
        videos = len(self._model.videos.busy)
        live = self._about_live() if self._is_live() else ""
        one = self.tr("A video is not done yet. If you quit now, it stays on the list and has to be made anew.")
        more = self.tr(
            "{count} videos are not done yet. If you quit now, they stay on the list and have to be made anew."
        ).format(count=videos)
        return "\n".join(filter(None, [live, ("", one)[videos] if videos < 2 else more]))

    def _about_live(self) -> str:
        if self._can_hide():
            return self.tr("You are live. What should happen when the window closes?")
        return self.tr("You are live. If you quit now, your picture leaves the meeting.")

    def _forget(self) -> None:
        self.question = None


def _session_ends() -> bool:
    """Whether the desktop session is ending, so that no user can answer a prompt."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
