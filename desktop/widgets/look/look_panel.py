"""Look panel: first tab of the side panel."""

from __future__ import annotations

from pathlib import Path

from desktop.widgets.common.card_column import CardColumn
from desktop.widgets.look.expression_card import ExpressionCard
from desktop.widgets.look.gaze_card import GazeCard
from desktop.widgets.look.picture_card import PictureCard
from desktop.window.app_model import AppModel


class LookPanel(CardColumn):
    """Cards for gaze, expression and picture; all can change during a session."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self.gaze = GazeCard(model.look)
        self.expression = ExpressionCard(model.look)
        self.picture = PictureCard(model.settings.size, model.settings.background)
        self.picture.size_chosen.connect(model.live.set_size)
        self.picture.background_chosen.connect(model.live.set_background)
        model.look.add_listener(self._refresh)
        self.stack(self.gaze, self.expression, self.picture)

    def show_state(self, state: str, recording: Path | None) -> None:
        """Update the cards for the session state."""
        self.picture.show_state(state, bool(recording))

    def _refresh(self) -> None:
        self.gaze.refresh()
        self.expression.refresh()
