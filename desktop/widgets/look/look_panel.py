"""How the person looks: the first tab of the column on the right."""

from __future__ import annotations

from pathlib import Path

from desktop.widgets.common.card_column import Column
from desktop.widgets.look.expression_card import MannerCard
from desktop.widgets.look.gaze_card import GazeCard
from desktop.widgets.look.picture_card import PictureCard
from desktop.window.app_model import Studio


class LookPanel(Column):
    """Everything about the picture that may change while it is seen."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.gaze = GazeCard(studio.look)
        self.manner = MannerCard(studio.look)
        self.picture = PictureCard(studio.settings.size, studio.settings.background)
        self.picture.size_chosen.connect(studio.set_size)
        self.picture.background_chosen.connect(studio.set_background)
        studio.look.listen(self._follow)
        self.stack(self.gaze, self.manner, self.picture)

    def show_state(self, state: str, recording: Path | None) -> None:
        """Fit the cards to the session."""
        self.picture.show_state(state, bool(recording))

    def _follow(self) -> None:
        self.gaze.follow()
        self.manner.follow()
