"""Assignment of global hotkeys to actions, and the errors of their registration."""

from __future__ import annotations

from collections.abc import Callable

from desktop.hotkeys import keystroke
from desktop.hotkeys.actions import ORDER, PHRASES
from desktop.hotkeys.system_keys import KeyEvent, SystemKeys
from desktop.settings.settings import Settings
from inference.sentence import Sentence
from inference.user_error import UserError

MODIFIERS = "Ctrl+Alt+Shift+"
KEYS = "TMHGR123456789"
DEFAULTS = {action: MODIFIERS + key for action, key in zip(ORDER, KEYS, strict=False)} | dict.fromkeys(PHRASES, "")
"""The window's own shortcut keys with modifiers that few programs use; G starts and stops the live session.

Phrases have none until the user chooses one.
"""


class Hotkeys:
    """Hotkeys stored in the settings; off until the user switches them on. Calls return immediately."""

    def __init__(self, settings: Settings, open_system: Callable[[], SystemKeys]) -> None:
        self._settings = settings
        self._open_system = open_system
        self._system: SystemKeys | None = None
        self._paused = False
        self.problem = ""
        """Error message if this system supports no global hotkeys, else ""."""
        self.refused: dict[str, Sentence] = {}
        """Error message per action whose hotkey could not be registered."""

    @property
    def active(self) -> bool:
        """True while hotkeys are registered, so that `poll` may return events."""
        return self._system is not None

    @property
    def keys(self) -> dict[str, str]:
        """The key of each action; "" if it has none."""
        return {action: self._key(action) for action in DEFAULTS}

    def apply_settings(self) -> None:
        """Register or release the hotkeys according to the current settings."""
        if self._system is not None and not self._settings.hotkeys:
            self._system.close()
            self._system, self.refused = None, {}
        elif self._settings.hotkeys:
            self._register()

    def switch(self, on: bool) -> None:
        """Switch hotkeys on or off; if that fails they stay off and `problem` holds the error message."""
        self._settings.hotkeys, self.problem = on, ""
        self.apply_settings()
        self._settings.hotkeys = on and not self.problem

    def change(self, action: str, text: str) -> None:
        """Assign another key to an action, "" for none. Raises UserError if the key is invalid or already assigned."""
        if text:
            text = str(keystroke.parse(text))
        if text and any(key == text for other, key in self.keys.items() if other != action):
            raise UserError("Something else on this list has this key already; choose another one.")
        kept = {name: key for name, key in self._settings.hotkey_keys.items() if name != action}
        self._settings.hotkey_keys = kept if text == DEFAULTS[action] else kept | {action: text}
        self.apply_settings()

    def reset(self) -> None:
        """Restore the default keys."""
        self._settings.hotkey_keys = {}
        self.apply_settings()

    def pause(self, on: bool) -> None:
        """Release all hotkeys while the user enters a new one (True), and register them again (False)."""
        self._paused = on
        self.apply_settings()

    def poll(self) -> list[KeyEvent]:
        """Presses and releases since the last call."""
        return self._system.poll() if self._system else []

    def close(self) -> None:
        """Release all hotkeys."""
        if self._system:
            self._system.close()
            self._system = None

    def _register(self) -> None:
        try:
            self._system = self._system or self._open_system()
        except UserError as error:
            self.problem = error.sentence
            return
        wanted = {} if self._paused else {action: key for action, key in self.keys.items() if key}
        self.problem = ""
        self.refused = self._system.register({action: keystroke.parse(key) for action, key in wanted.items()})

    def _key(self, action: str) -> str:
        """The assigned key; the default if the stored one is invalid."""
        kept = self._settings.hotkey_keys.get(action, DEFAULTS[action])
        try:
            return str(keystroke.parse(kept)) if kept != "" else ""
        except (UserError, AttributeError):
            return DEFAULTS[action]
