"""Asks for consent before several photos are added at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.consent_dialog import ConsentDialog

LONGEST_NAME = 40
MOST_NAMES = 5


class AddPhotosDialog(ConsentDialog):
    """Lists the first `MOST_NAMES` of `file_names`."""

    def __init__(self, file_names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Add photos"),
            self.tr("Add photos"),
            self.tr("Cancel"),
            parent,
        )
        self._lay_out(file_names)

    def _lay_out(self, file_names: list[str]) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(text_label(self.tr("Whose faces are in these %n photos?", "", len(file_names)), "title"))
        shown = [shortened(name) for name in file_names[:MOST_NAMES]]
        if len(file_names) > MOST_NAMES:
            shown.append(self.tr("and %n more", "", len(file_names) - MOST_NAMES))
        rows.addWidget(text_label("\n".join(shown)))
        rows.addWidget(self.choice)
        rows.addWidget(text_label(self.tr("Copies are kept on this computer only. You can remove them at any time.")))
        rows.addSpacing(4)
        rows.addWidget(self.buttons)
        self.setMinimumWidth(460)


def shortened(name: str) -> str:
    """`name` cut in the middle to `LONGEST_NAME` characters, with its extension kept."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"
