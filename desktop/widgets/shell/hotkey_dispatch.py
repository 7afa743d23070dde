"""Triggers the window's buttons by global hotkeys and by the press command."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.hotkeys.actions import LIVE, LOOKS, MUTE, PHRASES, RECORD, STILL, TALK
from desktop.hotkeys.hotkeys import DEFAULTS, Hotkeys
from desktop.widgets.common.language import translated
from desktop.widgets.main_window import MainWindow

TICK = 20
"""Milliseconds between polls of the hotkeys."""


class HotkeyDispatch(QObject):
    """An action clicks its button, so it has no effect while that button is disabled."""

    def __init__(self, window: MainWindow, hotkeys: Hotkeys) -> None:
        super().__init__(window)
        self._window = window
        self.hotkeys = hotkeys
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._poll)

    def apply_settings(self) -> None:
        """Apply the current settings."""
        self.hotkeys.apply_settings()
        self.update_polling()

    def update_polling(self) -> None:
        """Poll only while hotkeys are registered."""
        (self._timer.start if self.hotkeys.active else self._timer.stop)()

    @property
    def problem(self) -> str:
        """Reason why enabled hotkeys do not work, translated; "" if they work."""
        if self.hotkeys.problem:
            return translated(self.hotkeys.problem)
        if self.hotkeys.refused:
            return self.tr("Another program has some of your keys; see “Keys in other programs” in the menu.")
        return ""

    @property
    def looks(self) -> list[str]:
        """Titles of emotions and saved looks, in the order of their buttons."""
        return [button.text() for button in self._window.live.emotions.buttons.values()]

    @property
    def phrases(self) -> list[str]:
        """The stored phrases, in their order."""
        return self._window.live.typing.phrases

    def _poll(self) -> None:
        for event in self.hotkeys.poll():
            self.dispatch(*event)

    def dispatch(self, action: str, pressed: bool) -> None:
        """Handle press or release of the key for `action`; ignores unknown actions."""
        if action == TALK:
            self._window.talk(pressed)
        elif pressed and action in DEFAULTS:
            self._press(action)

    def _press(self, action: str) -> None:
        if action in LOOKS:
            self._window.live.emotions.press_number(LOOKS.index(action) + 1)
            return
        if action in PHRASES:
            self._window.live.typing.say_phrase(PHRASES.index(action) + 1)
            return
        buttons = self._window.live.transport
        {
            MUTE: buttons.mute_button,
            STILL: buttons.still_button,
            LIVE: buttons.start_button,
            RECORD: buttons.record_button,
        }[action].click()
