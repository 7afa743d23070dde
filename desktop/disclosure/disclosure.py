"""What a video or session discloses about itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.disclosure.consent import NO_CONSENT, Consent
from inference.decoder.disclosure_mark import DisclosureMark

LONGEST_REASON = 200
"""Characters of a reason."""


@dataclass(frozen=True)
class Disclosure:
    """Whose face is shown, and the mark in the frames."""

    consent: Consent = NO_CONSENT
    mark: DisclosureMark | None = field(default_factory=DisclosureMark)
    """None for frames without a mark."""
    reason: str = ""
    """Why the mark is left out, in the user's words."""


UNMARKED = Disclosure(mark=None)
"""Frames that nobody but this program sees."""


def disclosure(consent: Consent, mark: DisclosureMark, wanted: bool, reason: str) -> Disclosure:
    """Disclosure with `mark` unless it is not `wanted` and may be left out.

    It may for a face of nobody, and for the face of somebody known with a reason. Where it is not stated whose face it
    is, the mark stays.
    """
    reason = clean_reason(reason)
    if wanted or (consent.maybe_real and not (consent.stated and reason)):
        return Disclosure(consent, mark)
    return Disclosure(consent, None, reason)


def clean_reason(text: str) -> str:
    """`text` on one line, without control characters, at most LONGEST_REASON long."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:LONGEST_REASON].strip()
