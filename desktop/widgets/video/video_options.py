"""What files films become, and where they go: the second tab of the column on the right in the view Film."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.widgets.common.card_column import Column
from desktop.widgets.common.folder_card import FolderCard
from desktop.widgets.common.switch_card import SwitchCard
from desktop.widgets.look.picture_card import PictureCard
from desktop.widgets.video.format_card import FormatCard
from desktop.window.app_model import Studio


class FilmOptions(Column):
    """Cards for file, picture, mark and folder; what is chosen is kept in the settings."""

    changed = Signal()
    """The picture will look different."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        settings = studio.settings
        self.format = FormatCard(studio.films.kind, settings.film_transparent)
        self.picture = PictureCard(studio.films.size, settings.film_background)
        self.mark = SwitchCard(
            self.tr("Show the AI mark"),
            self.tr("A small “AI” in the corner of the picture, so that people know what they see."),
        )
        self.folder = FolderCard(self.tr("Folder for films"), studio.films.folder)
        self._connect()
        self.stack(self.format, self.picture, self.mark, self.folder)
        self.look()

    def look(self) -> None:
        """Show what may have been changed elsewhere."""
        self.mark.switch.setChecked(self._studio.settings.mark)
        self.picture.backgrounds.setEnabled(not self._studio.films.transparent)
        self.folder.look()

    def _connect(self) -> None:
        self.format.chosen.connect(lambda kind: self._set("film_format", kind))
        self.format.transparent_chosen.connect(lambda on: self._set("film_transparent", on))
        self.picture.size_chosen.connect(lambda size: self._set("film_size", size))
        self.picture.background_chosen.connect(lambda background: self._set("film_background", background))
        self.mark.toggled.connect(self._studio.set_mark)
        self.folder.chosen.connect(self._set_folder)

    def _set(self, name: str, value: object) -> None:
        setattr(self._studio.settings, name, value)
        self.look()
        self.changed.emit()

    def _set_folder(self, folder: Path) -> None:
        self._studio.settings.film_folder = str(folder)
