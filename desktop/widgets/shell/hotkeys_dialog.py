"""Settings dialog of the global hotkeys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QHBoxLayout, QWidget

from desktop.hotkeys.actions import LIVE, LOOKS, MUTE, PHRASES, RECORD, STILL, TALK
from desktop.hotkeys.hotkeys import DEFAULTS
from desktop.widgets import theme
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.switch_card import SwitchCard
from desktop.widgets.dialogs.scrolling_dialog import ScrollingDialog
from desktop.widgets.shell.hotkey_dispatch import HotkeyDispatch
from desktop.widgets.shell.key_field import KeyField
from inference.sentence import Sentence
from inference.user_error import UserError

TITLES = {
    MUTE: Sentence("Mute"),
    TALK: Sentence("Talk while held"),
    STILL: Sentence("Hold still"),
    LIVE: Sentence("Go live, or stop"),
    RECORD: Sentence("Record, or stop"),
}
WIDTH = 190
"""Minimum width of a key field in pixels, so that no field moves when its text changes."""

PHRASE_LETTERS = 24


class HotkeysDialog(ScrollingDialog):
    """A switch for all hotkeys above two columns of key fields."""

    def __init__(self, dispatch: HotkeyDispatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch, self._hotkeys = dispatch, dispatch.hotkeys
        self.setWindowTitle(self.tr("Keys in other programs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.card = SwitchCard(
            self.tr("Listen while another program is in front"),
            self.tr("Mute or change your look from within the meeting. Other programs no longer get these keys."),
        )
        self._phrases = PHRASES[: len(dispatch.phrases)]
        self.fields = {action: self._field(action) for action in (*TITLES, *self._phrases, *LOOKS)}
        self.refusal = text_label("", "refusal")
        self.refusal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox()
        self.reset_button = self.buttons.addButton(
            self.tr("All keys as at first"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.card.toggled.connect(self._switch)
        self.reset_button.clicked.connect(self._reset)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._refresh()

    def done(self, result: int) -> None:
        """Resume the hotkeys, which a waiting key field has paused."""
        self._hotkeys.pause(False)
        super().done(result)

    def _field(self, action: str) -> KeyField:
        field = KeyField(self._title(action))
        field.setMinimumWidth(WIDTH)
        field.waiting.connect(self._pause)
        field.picked.connect(partial(self._change, action))
        return field

    def _title(self, action: str) -> str:
        if action in TITLES:
            return translated(TITLES[action])
        if action in PHRASES:
            return _short(self._dispatch.phrases[PHRASES.index(action)])
        place, looks = LOOKS.index(action), self._dispatch.looks
        return looks[place] if place < len(looks) else self.tr("Look {number}").format(number=place + 1)

    def _switch(self, on: bool) -> None:
        self._hotkeys.switch(on)
        self._refresh()

    def _pause(self, on: bool) -> None:
        self._hotkeys.pause(on)

    def _change(self, action: str, key: str) -> None:
        try:
            self._hotkeys.change(action, key)
        except UserError as error:
            self._refresh(translated(error.sentence))
        else:
            self._refresh()

    def _reset(self) -> None:
        self._hotkeys.reset()
        self._refresh()

    def _refresh(self, refusal: str = "") -> None:
        """Show the current hotkeys, those that are refused, and `refusal` of the last change."""
        hotkeys = self._hotkeys
        self._dispatch.update_polling()
        self.card.switch.setChecked(hotkeys.active)
        keys = hotkeys.keys
        for action, field in self.fields.items():
            field.show_key(keys[action])
            theme.set_style_property(field, "refused", action in hotkeys.refused)
        reasons = [f"{self._title(action)}: {translated(why)}" for action, why in hotkeys.refused.items()]
        self.refusal.setText("\n".join(filter(None, [refusal, translated(hotkeys.problem), *reasons])))
        self.refusal.setVisible(bool(self.refusal.text()))
        self.reset_button.setEnabled(keys != DEFAULTS)
        self.fit_content()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addLayout(self._column((*TITLES, *self._phrases)))
        columns.addLayout(self._column(LOOKS))
        self.rows.setSpacing(16)
        self.rows.addWidget(text_label(self.tr("Keys in other programs"), "title"))
        self.rows.addWidget(self.card)
        self.rows.addLayout(columns)
        self.rows.addWidget(self.refusal)
        self.add_buttons(self.buttons)

    def _column(self, actions: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(actions), 1)
        for row, action in enumerate(actions):
            caption = text_label(self._title(action), "plain")
            caption.setWordWrap(False)
            grid.addWidget(caption, row, 0)
            grid.addWidget(self.fields[action], row, 1)
        return grid


def _short(phrase: str) -> str:
    """The phrase, cut to the width of the column."""
    return f"“{phrase}”" if len(phrase) <= PHRASE_LETTERS else f"“{phrase[:PHRASE_LETTERS].rstrip()}…”"
