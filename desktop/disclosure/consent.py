"""Consent to use a photo: whose face it shows, as the user states it."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ConsentKind(StrEnum):
    """Whose face a photo shows."""

    ME = "me"
    AGREED = "agreed"
    FICTIONAL = "fictional"
    ARTWORK = "artwork"
    NOT_STATED = "not stated"


STATED = tuple(kind for kind in ConsentKind if kind is not ConsentKind.NOT_STATED)
"""The answers that a user can give."""


@dataclass(frozen=True)
class Consent:
    """An answer, the photo it was given for, and the day."""

    kind: ConsentKind = ConsentKind.NOT_STATED
    photo: str = ""
    """SHA-256 of the photo's file, hexadecimal; "" if nothing was stated."""
    date: str = ""
    """Local date of the answer, YYYY-MM-DD."""

    @property
    def stated(self) -> bool:
        """Whether there is an answer."""
        return self.kind is not ConsentKind.NOT_STATED

    @property
    def maybe_real(self) -> bool:
        """Whether the face may belong to a person who exists."""
        return self.kind not in (ConsentKind.FICTIONAL, ConsentKind.ARTWORK)


NO_CONSENT = Consent()


def given(kind: ConsentKind, photo: Path) -> Consent:
    """An answer given today for the file `photo`. Raises OSError if the photo cannot be read."""
    if kind is ConsentKind.NOT_STATED:
        return NO_CONSENT
    return Consent(kind, photo_hash(photo), time.strftime("%Y-%m-%d"))


def photo_hash(photo: Path) -> str:
    """SHA-256 of a file, hexadecimal. Raises OSError."""
    with photo.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def consent_table(consent: Consent) -> dict[str, str]:
    """What `consent_from` reads."""
    return {"kind": consent.kind.value, "photo": consent.photo, "date": consent.date}


def consent_from(kept: object) -> Consent:
    """Consent out of a JSON table; NO_CONSENT if it is missing or damaged."""
    if not isinstance(kept, dict) or kept.get("kind") not in STATED:
        return NO_CONSENT
    photo, date = kept.get("photo"), kept.get("date")
    if not isinstance(photo, str) or not isinstance(date, str) or len(photo) > 64 or len(date) > 10:
        return NO_CONSENT
    return Consent(ConsentKind(kept["kind"]), photo, date)
