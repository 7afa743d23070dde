"""Consents for photos outside the portrait library, stored by the photo's hash."""

from __future__ import annotations

import json
from pathlib import Path

import platformdirs

from desktop.disclosure.consent import Consent, consent_from, consent_table
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file

MOST = 10_000
"""Consents that are kept; the oldest ones go first."""


def default_file() -> Path:
    """Where this system keeps the user's data."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "consents.json"


class ConsentLedger:
    """The stored consents of one user. Nothing is kept in memory, so that several programs can use it."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or default_file()

    def find(self, photo: str) -> Consent | None:
        """The consent for the photo with this hash."""
        return next((consent for consent in self._read() if consent.photo == photo), None)

    def put(self, consent: Consent) -> None:
        """Store a consent, in place of an earlier one for the same photo. Raises OSError."""
        others = [known for known in self._read() if known.photo != consent.photo]
        self._write([*others, consent][-MOST:])

    def forget(self, photo: str) -> bool:
        """Delete the consent for this photo; returns whether there was one. Raises OSError."""
        known = self._read()
        left = [consent for consent in known if consent.photo != photo]
        if len(left) < len(known):
            self._write(left)
        return len(left) < len(known)

    def _read(self) -> list[Consent]:
        try:
            kept = json_file.read(self.file)
        except (OSError, ValueError):
            return []
        found = (consent_from(entry) for entry in kept) if isinstance(kept, list) else ()
        return [consent for consent in found if consent.stated]

    def _write(self, consents: list[Consent]) -> None:
        if not consents:
            self.file.unlink(missing_ok=True)
            return
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with atomic_file(self.file) as half:
            text = json.dumps([consent_table(consent) for consent in consents], indent=1)
            half.write_text(text + "\n", encoding="utf-8")
