from pathlib import Path

from desktop.disclosure.consent import NO_CONSENT, ConsentKind, given
from desktop.disclosure.consent_ledger import ConsentLedger
from desktop.library import photo_settings
from desktop.library.photo_settings import PhotoSettings
from desktop.library.stated_consent import stated_consent
from inference.portrait import builtins


def test_builtins_come_with_their_consent() -> None:
    kinds = {entry.kind: stated_consent(entry.path).kind for entry in builtins.portraits()}
    assert kinds.pop("photo") == ConsentKind.FICTIONAL
    assert set(kinds.values()) == {ConsentKind.ARTWORK}


def test_an_answer_counts_for_the_file_it_was_given_for(tmp_path: Path) -> None:
    photo, ledger = tmp_path / "a.jpg", ConsentLedger(tmp_path / "consents.json")
    assert stated_consent(photo, ledger) == NO_CONSENT
    photo.write_bytes(b"one")
    assert stated_consent(photo, ledger) == NO_CONSENT
    photo_settings.write(photo, PhotoSettings(consent=given(ConsentKind.ME, photo)))
    assert stated_consent(photo, ledger).kind == ConsentKind.ME
    photo.write_bytes(b"two")
    assert stated_consent(photo, ledger) == NO_CONSENT
    ledger.put(given(ConsentKind.AGREED, photo))
    assert stated_consent(photo, ledger).kind == ConsentKind.AGREED
    assert stated_consent(photo.rename(tmp_path / "b.jpg"), ledger).kind == ConsentKind.AGREED
