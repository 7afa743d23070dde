"""Main menu of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.settings.settings import Settings
from desktop.widgets.common.button import Button
from desktop.widgets.common.language import LANGUAGES


class MenuButton(Button):
    """Menu button; offers actions and signals, and performs none of them itself."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__("", "menu", "icon")
        self._settings = settings
        self.list = QMenu(self)
        self.setMenu(self.list)
        self.import_action = QAction(self)
        self.export_action = QAction(self)
        self.keys_action = QAction(self)
        self.keys_action.setShortcuts([QKeySequence("F1"), QKeySequence("?")])
        self.hotkeys_action = QAction(self)
        self.check_action = QAction(self)
        self.report_action = QAction(self)
        self.about_action = QAction(self)
        self.reset_action = QAction(self)
        self.quit_action = QAction(self)
        self.quit_action.setShortcut(QKeySequence("Ctrl+Q"))
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language and rebuild the menu."""
        title = self.tr("Menu")
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.import_action.setText(self.tr("Import portrait…"))
        self.export_action.setText(self.tr("Export this portrait…"))
        self.keys_action.setText(self.tr("Keyboard shortcuts"))
        self.hotkeys_action.setText(self.tr("Keys in other programs…"))
        self.check_action.setText(self.tr("Check a file…"))
        self.report_action.setText(self.tr("Save a report for a bug…"))
        self.about_action.setText(self.tr("About Understudy"))
        self.reset_action.setText(self.tr("Reset everything…"))
        self.quit_action.setText(self.tr("Quit"))
        self.list.clear()
        self.list.addActions([self.import_action, self.export_action, self.check_action])
        self.list.addSeparator()
        self._add_choices(self.tr("Appearance"), self._themes(), self._settings.theme, self.theme_chosen.emit)
        languages = {"": self.tr("As the system"), **LANGUAGES}
        self._add_choices(self.tr("Language"), languages, self._settings.language, self.language_chosen.emit)
        self.list.addSeparator()
        self.list.addActions([self.keys_action, self.hotkeys_action, self.report_action, self.about_action])
        self.list.addSeparator()
        self.list.addActions([self.reset_action, self.quit_action])

    def actions_with_keys(self) -> list[QAction]:
        """Actions that the window must also own so that their shortcuts work while the menu is closed."""
        return [self.keys_action, self.quit_action]

    def _themes(self) -> dict[str, str]:
        return {"": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}

    def _add_choices(self, title: str, choices: dict[str, str], chosen: str, choose: Callable[[str], None]) -> None:
        part = self.list.addMenu(title)
        group = QActionGroup(part)
        for value, name in choices.items():
            action = part.addAction(name)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            group.addAction(action)
