"""Consents that the built-in portraits come with."""

from __future__ import annotations

from desktop.disclosure.consent import Consent, ConsentKind, photo_hash
from inference.portrait.builtins import Builtin


def builtin_consent(entry: Builtin) -> Consent:
    """Nobody has the face of a built-in photo; the others are works of art. Raises OSError if the file is gone."""
    kind = ConsentKind.FICTIONAL if entry.kind == "photo" else ConsentKind.ARTWORK
    return Consent(kind, photo_hash(entry.path))
