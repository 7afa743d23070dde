"""What was stated about a photo, wherever it lies."""

from __future__ import annotations

from pathlib import Path

from desktop.disclosure.builtin_consent import builtin_consent
from desktop.disclosure.consent import NO_CONSENT, Consent, photo_hash
from desktop.disclosure.consent_ledger import ConsentLedger
from desktop.library import photo_settings
from inference.portrait import builtins


def stated_consent(photo: Path, ledger: ConsentLedger | None = None) -> Consent:
    """Consent of a built-in, of a photo in the library, or of any other photo it was stated for; else NO_CONSENT.

    An answer counts only for the file it was given for: another photo under the same name has none. Raises UserError
    if the built-in portraits are incomplete.
    """
    entry = next((entry for entry in builtins.portraits() if entry.path == photo), None)
    if entry is not None:
        return builtin_consent(entry)
    try:
        digest = photo_hash(photo)
    except OSError:  # reading the photo gives the reason
        return NO_CONSENT
    kept = photo_settings.read(photo).consent
    return kept if kept.photo == digest else (ledger or ConsentLedger()).find(digest) or NO_CONSENT
