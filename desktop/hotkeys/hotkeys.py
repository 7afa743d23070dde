"""Which keys do what while another program has the focus, and whether the system goes along."""

from __future__ import annotations

from collections.abc import Callable

from desktop.hotkeys import keystroke
from desktop.hotkeys.system import KeyEvent, SystemKeys
from desktop.settings.settings import Settings
from inference.sentence import Sentence
from inference.user_error import UserError

TALK, MUTE, STILL, LIVE, RECORD = "talk", "mute", "still", "live", "record"
LOOKS = tuple(f"look {number}" for number in range(1, 10))
"""The first nine emotions and looks, in the order of their buttons."""
HELD = "Ctrl+Alt+Shift+"
ORDER = (TALK, MUTE, STILL, LIVE, RECORD, *LOOKS)
DEFAULTS = {action: HELD + key for action, key in zip(ORDER, "TMHGR123456789", strict=True)}
"""The keys of the window itself, with what no other program asks for; G goes live."""


class Hotkeys:
    """Kept in the settings; off until somebody switches them on. Calls return at once."""

    def __init__(self, settings: Settings, open_system: Callable[[], SystemKeys]) -> None:
        self._settings = settings
        self._open_system = open_system
        self._system: SystemKeys | None = None
        self._paused = False
        self.problem = ""
        """Why this system hears no key for us."""
        self.refused: dict[str, Sentence] = {}
        """Why single actions go without their key."""

    @property
    def hears(self) -> bool:
        """Keys are taken, so `poll` may tell of some."""
        return self._system is not None

    @property
    def keys(self) -> dict[str, str]:
        """The key of each action, "" for none."""
        return {action: self._key(action) for action in DEFAULTS}

    def follow(self) -> None:
        """Take or give back keys as the settings of now say."""
        if self._system is not None and not self._settings.hotkeys:
            self._system.close()
            self._system, self.refused = None, {}
        elif self._settings.hotkeys:
            self._take()

    def switch(self, on: bool) -> None:
        """Have keys or not; where that cannot be, `problem` says why and they stay off."""
        self._settings.hotkeys, self.problem = on, ""
        self.follow()
        self._settings.hotkeys = on and not self.problem

    def change(self, action: str, text: str) -> None:
        """Another key for an action, "" for none; UserError when it will not do."""
        if text:
            text = str(keystroke.parse(text))
        if text and any(key == text for other, key in self.keys.items() if other != action):
            raise UserError("Something else on this list has this key already; choose another one.")
        kept = {name: key for name, key in self._settings.hotkey_keys.items() if name != action}
        self._settings.hotkey_keys = kept if text == DEFAULTS[action] else kept | {action: text}
        self.follow()

    def reset(self) -> None:
        """All keys as at first."""
        self._settings.hotkey_keys = {}
        self.follow()

    def pause(self, on: bool) -> None:
        """While a new key is chosen all of them go where they are typed."""
        self._paused = on
        self.follow()

    def poll(self) -> list[KeyEvent]:
        """What was pressed and let go since the last call."""
        return self._system.poll() if self._system else []

    def close(self) -> None:
        """Give all keys back."""
        if self._system:
            self._system.close()
            self._system = None

    def _take(self) -> None:
        try:
            self._system = self._system or self._open_system()
        except UserError as error:
            self.problem = error.sentence
            return
        wanted = {} if self._paused else {action: key for action, key in self.keys.items() if key}
        self.problem = ""
        self.refused = self._system.take({action: keystroke.parse(key) for action, key in wanted.items()})

    def _key(self, action: str) -> str:
        """As chosen; what was kept and makes no sense is as at first."""
        kept = self._settings.hotkey_keys.get(action, DEFAULTS[action])
        try:
            return str(keystroke.parse(kept)) if kept != "" else ""
        except (UserError, AttributeError):
            return DEFAULTS[action]
