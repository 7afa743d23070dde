"""All around the window that is not about the picture: profiles, menu, tray, files from other programs, the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.recovered_recordings import recover
from desktop.settings.profiles import Profiles
from desktop.widgets import theme
from desktop.widgets.common import language
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.common.folder_name import folder_name
from desktop.widgets.dialogs import message_dialog
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.check_dialog import CheckDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.widgets.gallery.package_transfer import PackageTransfer
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.close_prompt import ClosePrompt
from desktop.widgets.shell.hotkey_dispatch import HotkeyDispatch
from desktop.widgets.shell.hotkeys_dialog import HotkeysDialog
from desktop.widgets.shell.menu_button import MenuButton
from desktop.widgets.shell.profile_button import ProfileButton
from desktop.widgets.shell.tray import Tray
from desktop.window.app_model import AppModel
from desktop.window.app_storage import AppStorage, report_name

SAVE_TICK = 5000
"""Milliseconds between two looks for settings to be kept; a crash costs no more."""


class WindowShell(QObject):
    """Adds its parts to `window`, whose app model uses the settings of `profiles`."""

    def __init__(self, window: MainWindow, model: AppModel, profiles: Profiles, storage: AppStorage) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._profiles = profiles
        self._storage = storage
        self.profile = ProfileButton(profiles, window)
        self.menu = MenuButton(profiles.settings)
        self.package_transfer = PackageTransfer(model, window)
        self.close_prompt = ClosePrompt(window, model, lambda: self.tray.available)
        self.tray = Tray(window, model, self.close_prompt.leave)
        self.hotkey_dispatch = HotkeyDispatch(window, model.hotkeys)
        for button in (self.profile, self.menu):
            window.top.add_right(button)
        self.profile.set_narrow(window.fold.folded)
        window.addActions(self.menu.actions_with_keys())
        self._connect()
        self._saving = QTimer(self)
        self._saving.timeout.connect(self._save)
        self._saving.start(SAVE_TICK)

    def begin(self, files: list[Path]) -> None:
        """Tell what went wrong with the settings, and take in the files that the program was started with."""
        if self._profiles.problem:
            self._note(language.translated(self._profiles.problem))
        self._save()
        self._window.take(files)
        self.hotkey_dispatch.apply_settings()
        if self.hotkey_dispatch.problem:
            self._note(self.hotkey_dispatch.problem)
        folder = Path(self._profiles.settings.recordings)
        self._model.run_in_background(lambda: recover(folder), self._tell_recovered, lambda _: None)

    def _save(self) -> None:
        """Save the settings, and tell once if they cannot be kept, or are kept again."""
        before = self._profiles.unsaved
        self._profiles.save()
        now = self._profiles.unsaved
        if now and not before:
            self._note(language.translated(now))
        elif before and not now:
            self._window.live.bar.forget(language.translated(before))

    def _tell_recovered(self, recordings: list[Path]) -> None:
        if recordings:
            told = self.tr("A recording that was cut off is now “{name}” in {folder}.")
            self._note(told.format(name=recordings[-1].name, folder=folder_name(recordings[-1].parent)))

    def receive(self, files: list[Path]) -> None:
        """The program was started once more, with `files`."""
        self.tray.bring_forward()
        self._window.take(files)

    def follow_profile(self) -> None:
        """Let session and window show the profile in use."""
        self._model.apply_settings()
        self.hotkey_dispatch.apply_settings()
        self._window.refill()
        self.profile.show_name()

    def save_report(self, out: Path) -> None:
        """Write a report for a bug."""
        self._note(self.tr("Writing the report…"))
        settings = self._profiles.settings
        done = self.tr("The report is in “{name}”. No picture, sound or name of yours is in it.").format(name=out.name)
        self._model.run_in_background(
            lambda: self._storage.save_report(out, settings), lambda _: self._note(done), self._fail
        )

    def check_file(self) -> None:
        """Open the dialog that checks where a file comes from."""
        CheckDialog(self._storage.check, self._model.run_in_background, self._window).open()

    def reset(self) -> None:
        """Stop, and go back to the first start; recordings and videos stay."""
        self._model.stop()
        self._model.library.delete_removed()
        self._model.videos.clear()
        self._model.run_after_session(self._storage.erase, lambda _: self._start_afresh(), self._start_afresh)

    def _start_afresh(self, problem: str = "") -> None:
        self._profiles.forget()
        self._profiles.settings.newcomer = True
        self.profile.forget()
        self.follow_profile()
        self._note(self.tr("Everything is as at the first start."))
        if problem:
            self._fail(problem)

    def _connect(self) -> None:
        menu = self.menu
        self._window.fold.changed.connect(lambda: self.profile.set_narrow(self._window.fold.folded))
        self._window.packages_offered.connect(self.package_transfer.offer)
        self.profile.changed.connect(self.follow_profile)
        self.profile.note.connect(self._note)
        self.package_transfer.taken.connect(self._use)
        self.package_transfer.note.connect(self._note)
        menu.import_action.triggered.connect(self.package_transfer.pick)
        menu.export_action.triggered.connect(self.package_transfer.pick_place)
        menu.keys_action.triggered.connect(lambda: ShortcutsDialog(self._window).open())
        menu.hotkeys_action.triggered.connect(lambda: HotkeysDialog(self.hotkey_dispatch, self._window).open())
        menu.check_action.triggered.connect(self.check_file)
        menu.report_action.triggered.connect(self._ask_report)
        menu.about_action.triggered.connect(lambda: AboutDialog(self._window).open())
        menu.reset_action.triggered.connect(self._ask_reset)
        menu.quit_action.triggered.connect(self._window.close)
        menu.theme_chosen.connect(self._set_theme)
        menu.language_chosen.connect(self._set_language)

    def _use(self, photo: GalleryPhoto) -> None:
        self._profiles.settings.portrait = photo.key
        self.follow_profile()

    def _ask_report(self) -> None:
        place = str(Path(folder(Place.DownloadLocation)) / report_name())
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a report for a bug"), place, "*.zip")
        if name:
            self.save_report(Path(name))

    def _ask_reset(self) -> None:
        sentence = self.tr(
            "This deletes your portraits, all profiles and settings, and what was worked out from your photos. "
            "It cannot be undone. Recordings, videos and the pictures your portraits came from stay."
        )
        message_dialog.ask(self._window, self.tr("Reset everything"), sentence, self.tr("Delete and reset"), self.reset)

    def _set_theme(self, wanted: str) -> None:
        self._profiles.settings.theme = wanted
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.set_scheme(app, wanted)
        self.menu.retranslate()

    def _set_language(self, wanted: str) -> None:
        self._profiles.settings.language = wanted
        app = QApplication.instance()
        if app is not None:
            language.set_language(app, wanted)
        self.menu.retranslate()
        self.profile.show_name()
        self._window.refill()

    def _note(self, sentence: str) -> None:
        self._window.live.bar.show_note(sentence)

    def _fail(self, sentence: str) -> None:
        self._note("")
        message_dialog.tell(self._window, self.tr("This did not work"), sentence)
