"""Card of the AI mark: a switch, and the corner where the mark is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.disclosure.disclosure import LONGEST_REASON
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.language import translated
from desktop.widgets.common.switch_card import SwitchCard
from desktop.widgets.dialogs.name_dialog import NameDialog
from desktop.window.app_model import AppModel
from inference.sentence import Sentence

CORNERS = {
    "lower-right": Sentence("Lower right"),
    "lower-left": Sentence("Lower left"),
    "upper-right": Sentence("Upper right"),
    "upper-left": Sentence("Upper left"),
}
SHOWN = Sentence("A small “AI” in the picture, in your language, so that people know what they see.")
UNSTATED = Sentence(
    "It is not stated whose face this is, so the mark stays; say it under “Whose face…” in the portrait's menu."
)
UNEXPLAINED = Sentence("For this face the mark stays until you say why it may be left out; switch it on and off again.")


class MarkCard(SwitchCard):
    """Changes the settings and the session; leaving the mark out of a real face asks why that is safe."""

    changed = Signal()

    def __init__(self, model: AppModel) -> None:
        super().__init__(self.tr("Show the AI mark"), SHOWN)
        self._model = model
        self.dialog: NameDialog | None = None
        self.corners = ComboBox(self.tr("Corner of the AI mark"))
        for key, title in CORNERS.items():
            self.corners.addItem(translated(title), key)
        self.rows.addWidget(self.corners)
        self.refresh()
        self.toggled.connect(self._switch)
        self.corners.activated.connect(self._move)

    def refresh(self) -> None:
        """Show the settings, and why the mark stays although it is switched off."""
        settings = self._model.settings
        self.switch.setChecked(settings.mark)
        self.corners.setCurrentIndex(max(0, self.corners.findData(settings.mark_corner)))
        stays = not settings.mark and self._model.disclosure().mark is not None
        self.corners.setVisible(settings.mark or stays)
        self.explain((UNEXPLAINED if self._model.consent.stated else UNSTATED) if stays else SHOWN)

    def _switch(self, on: bool) -> None:
        consent = self._model.consent
        if not on and consent.stated and consent.maybe_real:
            self.switch.setChecked(True)
            self._ask_reason()
        else:
            self._apply(on)

    def _ask_reason(self) -> None:
        self.dialog = dialog = NameDialog(
            self.tr("Why is it safe to leave out the AI mark?"),
            self.tr("Leave out the mark"),
            self._model.settings.mark_reason,
            self._take_reason,
            self.window(),
            self.tr("This is a real person's face. Your answer is kept, and written into every recording and video."),
            LONGEST_REASON,
        )
        dialog.line.setAccessibleName(self.tr("Reason"))
        dialog.open()

    def _take_reason(self, reason: str) -> None:
        self._model.settings.mark_reason = reason
        self._apply(False)

    def _apply(self, on: bool) -> None:
        self._model.settings.mark = on
        self._tell()

    def _move(self, index: int) -> None:
        self._model.settings.mark_corner = self.corners.itemData(index)
        self._tell()

    def _tell(self) -> None:
        self._model.live.disclose()
        self.refresh()
        self.changed.emit()
