"""What closing the window means while others are watching, or videos are not done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.widgets import theme
from desktop.widgets.dialogs import message_dialog
from desktop.window.app_model import AppModel


class ClosePrompt(QObject):
    """Asks before what goes on would be lost: stop and quit, or go on in the tray where there is one."""

    ended = Signal()
    """The program is to end, even if its window was hidden before."""

    def __init__(self, window: QWidget, model: AppModel, can_hide: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._can_hide = can_hide
        self._sure = False
        self.question: QMessageBox | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch the wish to close."""
        closing = watched is self._window and event.type() == QEvent.Type.Close
        if not closing or self._sure or not self._would_lose() or _session_ends():
            return False
        event.ignore()
        self._ask()
        return True

    def quit(self) -> None:
        """End the program without a question."""
        self._sure = True
        self._window.close()
        self.ended.emit()

    def leave(self) -> None:
        """End the program; asks before when videos would be lost."""
        if self._model.videos.busy and not self._sure:
            self._window.show()
            self._ask()
        else:
            self.quit()

    def _would_lose(self) -> bool:
        return self._is_live() or bool(self._model.videos.busy)

    def _is_live(self) -> bool:
        """What nobody else sees just ends: a preview, or a picture that no camera takes."""
        return self._model.seen or (self._model.on_air and self._model.state == "starting")

    def _ask(self) -> None:
        if self.question:
            return
        self.question = box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("You are live") if self._is_live() else self.tr("Videos are not done"))
        box.setText(self._sentences())
        end = box.addButton(self.tr("Stop and quit"), QMessageBox.ButtonRole.DestructiveRole)
        end.clicked.connect(self.quit)
        theme.set_mood(end, "kind", "danger")
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
    """The user logs out: nobody is there to answer."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
