"""System tray icon with the live state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from desktop.window.app_model import AppModel

TICK = 500
SIDE = 64
DOTS = {"live": "#ff5a4f", "muted": "#f2b33d"}
"""Colours that are visible on dark and light panels."""


class Tray(QObject):
    """Tray icon with a menu; hidden if the system has no tray. The window offers the same actions."""

    def __init__(self, window: MainWindow, model: AppModel, leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._shown = ""
        self.icon = QSystemTrayIcon(self)
        self.list = QMenu()
        self.show_action = self.list.addAction(self.tr("Show Understudy"))
        self.live_action = self.list.addAction("")
        self.mute_action = self.list.addAction(self.tr("Mute"))
        self.mute_action.setCheckable(True)
        self.list.addSeparator()
        self.quit_action = self.list.addAction(self.tr("Quit"))
        self.show_action.triggered.connect(self.bring_forward)
        self.live_action.triggered.connect(self._press_start)
        self.mute_action.triggered.connect(self._press_mute)
        self.quit_action.triggered.connect(leave)
        self.icon.setContextMenu(self.list)
        self.icon.activated.connect(self._on_activated)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(TICK)
        self.refresh()
        self.icon.setVisible(QSystemTrayIcon.isSystemTrayAvailable())

    @property
    def available(self) -> bool:
        """Whether the icon is visible in a system tray."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def bring_forward(self) -> None:
        """Show, raise and activate the window."""
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def refresh(self) -> None:
        """Update icon, tooltip and menu from the app model."""
        state = self._model.live.state
        live = state == "running" and self._model.live.on_air
        self.live_action.setText(self.tr("Stop") if live else self.tr("Go live"))
        self.live_action.setEnabled(self._window.live.transport.start_button.isEnabled())
        self.mute_action.setEnabled(state == "running")
        self.mute_action.setChecked(state == "running" and self._model.live.muted)
        now = ("muted" if self._model.live.muted else "live") if live else "stopped"
        if now != self._shown:
            self._shown = now
            titles = {"live": self.tr("Live"), "muted": self.tr("Live, muted"), "stopped": self.tr("Not live")}
            self.icon.setIcon(status_icon(now))
            self.icon.setToolTip(f"Understudy: {titles[now]}")

    def _press_start(self) -> None:
        self._window.live.transport.start_button.click()

    def _press_mute(self) -> None:
        self._window.live.transport.mute_button.click()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.bring_forward()


def status_icon(state: str) -> QIcon:
    """Application icon, with a coloured dot for "live" and "muted"."""
    pixmap = QPixmap(theme.app_icon().pixmap(SIDE, SIDE))
    if state in DOTS:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixmap.width() / SIDE, pixmap.height() / SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#15171b"))
        painter.drawEllipse(QRectF(36, 36, 28, 28))
        painter.setBrush(QColor(DOTS[state]))
        painter.drawEllipse(QRectF(39, 39, 22, 22))
        if state == "muted":
            painter.setBrush(QColor("#15171b"))
            painter.drawRect(QRectF(44, 48, 12, 4))
        painter.end()
    return QIcon(pixmap)
