"""Options of rendered videos: second tab of the side panel in the Video view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.widgets.common.card_column import CardColumn
from desktop.widgets.common.folder_card import FolderCard
from desktop.widgets.dialogs.mark_card import MarkCard
from desktop.widgets.look.picture_card import PictureCard
from desktop.widgets.video.format_card import FormatCard
from desktop.window.app_model import AppModel


class VideoOptions(CardColumn):
    """Cards for format, picture, AI mark and folder; choices are saved in the settings."""

    changed = Signal()
    """Format, size, background or transparency has changed."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        settings = model.settings
        self.format = FormatCard(model.videos.kind, settings.video_transparent)
        self.picture = PictureCard(model.videos.size, settings.video_background)
        self.mark = MarkCard(model)
        self.folder = FolderCard(self.tr("Folder for videos"), model.videos.folder)
        self._connect()
        self.stack(self.format, self.picture, self.mark, self.folder)
        self.refresh()

    def refresh(self) -> None:
        """Show current settings, including those that other panels change."""
        self.mark.refresh()
        self.picture.backgrounds.setEnabled(not self._model.videos.transparent)
        self.folder.refresh()

    def _connect(self) -> None:
        self.format.chosen.connect(lambda kind: self._set("video_format", kind))
        self.format.transparent_chosen.connect(lambda on: self._set("video_transparent", on))
        self.picture.size_chosen.connect(lambda size: self._set("video_size", size))
        self.picture.background_chosen.connect(lambda background: self._set("video_background", background))
        self.folder.chosen.connect(self._set_folder)

    def _set(self, name: str, value: object) -> None:
        setattr(self._model.settings, name, value)
        self.refresh()
        self.changed.emit()

    def _set_folder(self, folder: Path) -> None:
        self._model.settings.video_folder = str(folder)
