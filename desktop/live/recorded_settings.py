"""What a recording shows, as far as it was chosen by the user: for the signed statement in its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.disclosure.consent import Consent
from desktop.library.stated_consent import stated_consent
from desktop.live.session_settings import SessionSettings
from desktop.provenance.claim import Claim, Portrayed, digest_of
from inference.motion.controls import Controls


class RecordedSettings:
    """Portraits, disclosure mark and controls of a session since its recording began."""

    def __init__(self, consent: Callable[[Path], Consent] = stated_consent) -> None:
        """`consent` returns what was stated about a photo."""
        self._consent = consent
        self._portraits: list[Path] = []
        self._marked, self._reason = True, ""
        self._controls = Controls()

    def restart(self, settings: SessionSettings) -> None:
        """A recording begins with these settings."""
        self._portraits, self._marked, self._reason = [], True, ""
        self.add(settings)

    def add(self, settings: SessionSettings) -> None:
        """The settings have changed."""
        if settings.portrait not in self._portraits:
            self._portraits.append(settings.portrait)
        self._marked = self._marked and settings.disclosure.mark is not None
        self._reason = settings.disclosure.reason or self._reason
        self._controls = settings.steered

    def claim(self) -> Claim:
        """The statement about the recording; a portrait asked for but never shown is listed too."""
        shown = tuple(Portrayed(digest_of(photo), self._consent(photo).kind) for photo in self._portraits)
        return Claim(shown, self._marked, "" if self._marked else self._reason, self._controls)
