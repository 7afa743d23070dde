"""Button that records a key combination."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop.hotkeys.keystroke import KEYS
from desktop.hotkeys.system import digit_at

MODIFIERS = {
    Qt.KeyboardModifier.MetaModifier: "Meta",
    Qt.KeyboardModifier.ControlModifier: "Ctrl",
    Qt.KeyboardModifier.AltModifier: "Alt",
    Qt.KeyboardModifier.ShiftModifier: "Shift",
}
ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyField(QPushButton):
    """Shows a key combination; after a click it records the next one. Escape cancels, Backspace clears."""

    waiting = Signal(bool)
    """True when recording starts, False when it ends."""
    picked = Signal(str)
    """Recorded key in the notation of desktop.hotkeys.keystroke, possibly one that it refuses; "" for none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._key = ""
        self._waits = False
        self.setAutoDefault(False)
        self.setProperty("kind", "key")
        self.setToolTip(self.tr("Press to choose another key; Backspace then leaves it without one"))
        self.clicked.connect(lambda: self._wait(True))

    def show_key(self, key: str) -> None:
        """Show a key combination, "" for none."""
        self._key = key
        self._say(native(key) or self.tr("No key"))

    def event(self, event: QEvent) -> bool:
        """While recording, take every key event except Tab and Backtab."""
        if self._waits and isinstance(event, QKeyEvent) and event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cancel recording when the focus is lost."""
        super().focusOutEvent(event)
        self._wait(False)

    def _take(self, event: QKeyEvent) -> None:
        held = written(event.modifiers())
        if event.key() in ALONE:
            self._say(f"{native(held)}+…" if held else self.tr("Press the keys…"))
        elif event.key() == Qt.Key.Key_Escape:
            self._wait(False)
        elif event.key() in CLEARING and not held:
            self._pick("")
        else:
            self._pick("+".join(filter(None, [held, key_of(event)])))

    def _pick(self, key: str) -> None:
        self._wait(False)
        self.picked.emit(key)

    def _wait(self, on: bool) -> None:
        if on == self._waits:
            return
        self._waits = on
        self.show_key(self._key)
        if on:
            self._say(self.tr("Press the keys…"))
        self.waiting.emit(on)

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{self._title}: {text}")


def written(modifiers: Qt.KeyboardModifier) -> str:
    """Held modifiers in the notation of desktop.hotkeys.keystroke."""
    return "+".join(name for modifier, name in MODIFIERS.items() if modifiers & modifier)


def key_of(event: QKeyEvent) -> str:
    """Name of the key without modifiers.

    Shift turns digit keys into signs, so these are identified by scan code or virtual key.
    """
    name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    return name if name in KEYS else digit_at(event.nativeScanCode(), event.nativeVirtualKey()) or name


def native(key: str) -> str:
    """`key` in the notation and language of the system."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
