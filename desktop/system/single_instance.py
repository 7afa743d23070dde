"""Single-instance lock: a second start sends its files or its key press to the first instance and exits."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inference.user_error import UserError

LOCK = "lock"
ANSWER_SECONDS = 5.0
"""Timeout for the first instance, which may be starting or busy."""
MOST_BYTES = 1 << 20
TAKEN = b"taken\n"
WHERE, SCREEN = b'{"ask": "screen"}\n', b"screen "
"""Question for the first instance's screen, and how its answer begins."""
PROBE_MILLISECONDS = 1000
SCREEN_VARIABLES = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
"""Variable that names the screen, by Qt's platform plug-in."""


class SingleInstance(QObject):
    """Lock of the first instance; QLockFile detects a lock left by a crash from its process id."""

    called = Signal(list)
    """Paths passed to another start; may be empty."""
    pressed = Signal(str, bool)
    """An action of desktop.hotkeys.actions that another start requests: True begins it, False ends it."""

    def __init__(self, folder: Path) -> None:
        """`folder` belongs to the user; its path identifies the user."""
        super().__init__()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._name = "understudy-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self) -> bool:
        """True if this is the first instance, and also if the lock cannot be checked and no instance answers."""
        if not self._lock.tryLock(0):
            failed = self._lock.error() == QLockFile.LockError.LockFailedError
            if failed or _said(self._name, WHERE, QDeadlineTimer(PROBE_MILLISECONDS)):
                return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, files: Sequence[Path], seconds: float = ANSWER_SECONDS) -> None:
        """Raise the first instance's window and pass it `files`.

        Raises UserError if it does not answer, or shows its window on another screen, where it is left alone.
        """
        where, here = _ask(self._name, WHERE, QDeadlineTimer(PROBE_MILLISECONDS)), own_screen()
        if where.startswith(SCREEN) and here and (there := where.removeprefix(SCREEN).decode().strip()) != here:
            raise UserError(
                "Understudy is open already on the screen {there}, not on {here}; use it there or close it first.",
                there=there,
                here=here,
            )
        self._tell([str(path.absolute()) for path in files], seconds)

    def press(self, action: str, on: bool) -> None:
        """Send a hotkey press or release to the first instance. Raises UserError if it does not answer."""
        self._tell({"action": action, "on": on}, ANSWER_SECONDS)

    def _tell(self, told: object, seconds: float) -> None:
        message = json.dumps(told).encode() + b"\n"
        deadline = QDeadlineTimer(int(1000 * seconds))
        while not deadline.hasExpired():
            if _said(self._name, message, deadline):
                return
            QThread.msleep(50)
        raise UserError("Understudy is open already but does not answer; end it, then start it again.")

    def release(self) -> None:
        """Release the lock, so that another start can become the first instance."""
        self._server.close()
        self._lock.unlock()

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setParent(self)
            socket.readyRead.connect(self._read_all)
            socket.disconnected.connect(socket.deleteLater)
        self._read_all()

    def _read_all(self) -> None:
        for socket in self.findChildren(QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            line = bytes(socket.readLine().data())
            asked = line == WHERE and own_screen()
            socket.write(SCREEN + f"{own_screen()}\n".encode() if asked else TAKEN)
            socket.flush()
            self._take(_understood(line))

    def _take(self, told: object) -> None:
        if isinstance(told, list) and all(isinstance(name, str) for name in told):
            self.called.emit([Path(name) for name in told])
        elif isinstance(told, dict) and isinstance(told.get("action"), str):
            self.pressed.emit(told["action"], told.get("on") is True)


def own_screen() -> str:
    """Name of the screen that this process's windows are on, on Linux; empty if there is only one or none."""
    application = QGuiApplication.instance()
    platform = QGuiApplication.platformName() if isinstance(application, QGuiApplication) else ""
    name = os.environ.get(SCREEN_VARIABLES.get(platform, ""), "")
    return name.removesuffix(".0") if platform == "xcb" else name


def _said(name: str, message: bytes, deadline: QDeadlineTimer) -> bool:
    """True if the first instance confirmed the message."""
    return bool(_ask(name, message, deadline))


def _ask(name: str, message: bytes, deadline: QDeadlineTimer) -> bytes:
    """The first instance's answer, one line; empty if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(int(deadline.remainingTime())):
        return b""
    socket.write(message)
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(max(0, int(deadline.remainingTime()))):
            return b""
    return bytes(socket.readLine().data())


def _understood(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
