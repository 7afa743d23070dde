"""Shows whose face a photo in the library shows; changes or withdraws it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.disclosure.consent import Consent
from desktop.widgets import theme
from desktop.widgets.common.card import text_label
from desktop.widgets.dialogs.consent_dialog import ConsentDialog


class StatedConsentDialog(ConsentDialog):
    """The stated answer is selected; *Withdraw* asks for everything made of the photo to be deleted."""

    withdrawal_requested = Signal()

    def __init__(self, title: str, consent: Consent, parent: QWidget) -> None:
        super().__init__(self.tr("Whose face"), self.tr("Save"), self.tr("Cancel"), parent)
        self.withdraw_button = self.buttons.addButton(self.tr("Withdraw…"), QDialogButtonBox.ButtonRole.DestructiveRole)
        theme.set_style_property(self.withdraw_button, "kind", "danger")
        self.withdraw_button.clicked.connect(self._withdraw)
        self.choice.choose(consent.kind)
        self._lay_out(title, consent)

    def _withdraw(self) -> None:
        self.reject()
        self.withdrawal_requested.emit()

    def _lay_out(self, title: str, consent: Consent) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 22, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(text_label(self.tr("Whose face is in “{name}”?").format(name=title), "title"))
        rows.addWidget(self.choice)
        rows.addWidget(text_label(self._since(consent)))
        rows.addWidget(self.buttons)
        self.setMinimumWidth(460)

    def _since(self, consent: Consent) -> str:
        day = QDate.fromString(consent.date, "yyyy-MM-dd")
        if not consent.stated or not day.isValid():
            return self.tr("Not stated yet; until then, the AI mark stays in the picture.")
        return self.tr("Stated on {date}, for this very file.").format(
            date=QLocale().toString(day, QLocale.FormatType.LongFormat)
        )
