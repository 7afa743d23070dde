"""Button with the current profile and the menu of profiles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.settings.profiles import FIRST, Profile, Profiles
from desktop.widgets.common.button import Button
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs.name_dialog import NameDialog

LONGEST_SHOWN, LONGEST_IN_NARROW = 24, 12
"""Letters of a profile's name that the button shows."""


class ProfileButton(Button):
    """Switches, adds, copies, renames and deletes profiles; the last deletion can be undone."""

    ROOM = -3
    changed = Signal()
    """The current profile has changed, or its name."""

    note = Signal(str)
    """A message for the user."""

    def __init__(self, profiles: Profiles, window: QWidget) -> None:
        super().__init__(profiles.current, "chevron")
        self._profiles = profiles
        self._window = window
        self._gone: tuple[int, Profile] | None = None
        self.dialog: NameDialog | None = None
        self._narrow = False
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # places the arrow after the name
        self.list = QMenu(self)
        self.list.setLayoutDirection(QApplication.layoutDirection())
        self.list.setToolTipsVisible(True)
        self.list.aboutToShow.connect(self._fill)
        self.setMenu(self.list)
        self.show_name()

    def set_narrow(self, on: bool) -> None:
        """Show the bare name, cut sooner, or the whole label."""
        self._narrow = on
        self.show_name()

    def show_name(self) -> None:
        """Show the name of the current profile."""
        name = shown(self._profiles.current)
        most = LONGEST_IN_NARROW if self._narrow else LONGEST_SHOWN
        short = name if len(name) <= most else f"{name[: most - 1]}…"
        self.setText(short if self._narrow else self.tr("Profile: {name}").format(name=short))
        self.setAccessibleName(self.tr("Profile {name}").format(name=name))
        self.setToolTip(self.tr("Profile: portrait, look and devices under one name"))

    def _fill(self) -> None:
        self.list.clear()
        group = QActionGroup(self.list)
        for name in self._profiles.names:
            action = self._add(shown(name).replace("&", "&&"), partial(self.use, name))
            action.setCheckable(True)
            action.setChecked(name == self._profiles.current)
            group.addAction(action)
        self.list.addSeparator()
        self._add(self.tr("New profile…"), self.ask_new)
        self._add(self.tr("Duplicate…"), self.ask_copy)
        self._add(self.tr("Rename…"), self.ask_name)
        self._add(self.tr("Delete"), self.delete).setEnabled(len(self._profiles.names) > 1)
        if self._gone:
            title = self.tr("Bring back “{name}”").format(name=shown(self._gone[1].name).replace("&", "&&"))
            self._add(title, self.bring_back)

    def _add(self, title: str, slot: Callable[[], None]) -> QAction:
        action = self.list.addAction(title)
        action.triggered.connect(slot)
        return action

    def use(self, name: str) -> None:
        """Switch to the profile `name`."""
        if name != self._profiles.current:
            self._profiles.use(name)
            self._tell()

    def ask_new(self) -> None:
        """Ask for the name of a new profile with default settings."""
        name = self._profiles.suggest(self.tr("New profile"))
        self._ask(self.tr("New profile"), self.tr("Create"), name, self._profiles.add)

    def ask_copy(self) -> None:
        """Ask for the name of a copy of the current profile."""
        name = self._profiles.suggest(self._profiles.current)
        self._ask(self.tr("Duplicate this profile"), self.tr("Duplicate"), name, self._profiles.duplicate)

    def ask_name(self) -> None:
        """Ask for a new name of the current profile."""
        name = self._profiles.current
        self._ask(self.tr("Rename this profile"), self.tr("Rename"), name, self._profiles.rename)

    def delete(self) -> None:
        """Delete the current profile without asking, since `bring_back` undoes it."""
        self._gone = self._profiles.delete()
        self._tell()
        self.note.emit(self.tr("“{name}” is deleted. This menu brings it back.").format(name=shown(self._gone[1].name)))

    def bring_back(self) -> None:
        """Undo the last deletion, if any."""
        if self._gone:
            self._profiles.restore(*self._gone)
            self._gone = None
            self._tell()

    def forget(self) -> None:
        """Discard the deleted profile, so that it can no longer be restored."""
        self._gone = None
        self.show_name()

    def _ask(self, title: str, button: str, name: str, take: Callable[[str], None]) -> None:
        self.dialog = NameDialog(title, button, name, take, self._window)
        self.dialog.accepted.connect(self._tell)
        self.dialog.open()

    def _tell(self) -> None:
        self.show_name()
        self.changed.emit()


def shown(name: str) -> str:
    """Name of a profile for display; the default name of the first profile is translated."""
    return translated(name) if name == FIRST else name
