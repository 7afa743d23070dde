"""Shows, changes and withdraws the consent for a photo of the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.widgets.dialogs import message_dialog
from desktop.widgets.dialogs.add_photos_dialog import shortened
from desktop.widgets.dialogs.stated_consent_dialog import StatedConsentDialog
from desktop.window.app_model import AppModel


class ConsentEditor(QObject):
    """One dialog at a time, for one of the user's photos."""

    stated = Signal(object)
    """The GalleryPhoto with its new consent."""
    withdrawal_confirmed = Signal(object)
    """The GalleryPhoto to delete for good."""
    refused = Signal(str)
    """Reason why the consent was not stored."""

    def __init__(self, model: AppModel, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._window = window
        self.dialog: StatedConsentDialog | None = None

    def edit(self, photo: GalleryPhoto) -> None:
        """Open the dialog for `photo`."""
        self.dialog = dialog = StatedConsentDialog(shortened(photo.title), photo.consent, self._window)
        dialog.accepted.connect(lambda: self._state(photo, dialog))
        dialog.withdrawal_requested.connect(lambda: self._ask_withdrawal(photo))
        dialog.open()

    def _state(self, photo: GalleryPhoto, dialog: StatedConsentDialog) -> None:
        if dialog.consent != photo.consent.kind:
            self._model.library.state_consent(photo, dialog.consent, self.stated.emit, self.refused.emit)

    def _ask_withdrawal(self, photo: GalleryPhoto) -> None:
        text = self.tr(
            "“{name}” is deleted at once and for good: the copy of the photo, its settings and everything prepared "
            "from it. Videos and recordings stay where you saved them, and so does the photo that you added."
        )
        message_dialog.ask(
            self._window,
            self.tr("Withdraw consent"),
            text.format(name=shortened(photo.title)),
            self.tr("Delete"),
            lambda: self.withdrawal_confirmed.emit(photo),
        )
