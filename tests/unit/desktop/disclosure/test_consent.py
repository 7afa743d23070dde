from pathlib import Path

import pytest

from desktop.disclosure.consent import NO_CONSENT, STATED, Consent, ConsentKind, consent_from, consent_table, given
from desktop.disclosure.consent_ledger import ConsentLedger


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "é face.jpg"
    path.write_bytes(b"picture")
    return path


@pytest.mark.parametrize("kind", STATED)
def test_a_consent_names_the_file_and_the_day(photo: Path, kind: ConsentKind) -> None:
    consent = given(kind, photo)
    assert consent.kind == kind
    assert len(consent.photo) == 64
    assert len(consent.date) == 10
    assert consent_from(consent_table(consent)) == consent


def test_nothing_stated_is_no_consent(photo: Path) -> None:
    assert given(ConsentKind.NOT_STATED, photo) == NO_CONSENT


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        "me",
        {"kind": "king"},
        {"kind": ["me"]},
        {"kind": "me"},
        {"kind": "me", "photo": 3, "date": ""},
        {"kind": "me", "photo": "a" * 65, "date": ""},
        {"kind": "not stated", "photo": "", "date": ""},
    ],
)
def test_a_damaged_consent_counts_as_none(kept: object) -> None:
    assert consent_from(kept) == NO_CONSENT


def test_only_nobodys_face_is_surely_not_real() -> None:
    unreal = {kind for kind in ConsentKind if not Consent(kind).maybe_real}
    assert unreal == {ConsentKind.FICTIONAL, ConsentKind.ARTWORK}


def test_the_ledger_keeps_the_newest_answer_until_it_is_forgotten(photo: Path, tmp_path: Path) -> None:
    ledger = ConsentLedger(tmp_path / "data" / "consents.json")
    assert ledger.find("a") is None
    first, second = given(ConsentKind.ME, photo), given(ConsentKind.AGREED, photo)
    for consent in (first, Consent(ConsentKind.ME, "b" * 64, "2026-01-01"), second):
        ledger.put(consent)
    assert ledger.find(first.photo) == second
    assert ledger.forget(first.photo)
    assert ledger.find(first.photo) is None
    assert not ledger.forget(first.photo)
    assert ledger.forget("b" * 64)
    assert list((tmp_path / "data").iterdir()) == []


def test_a_damaged_ledger_is_empty(tmp_path: Path) -> None:
    file = tmp_path / "consents.json"
    for content in (b"", b"{}", b"[1]", b"\xff\xfe"):
        file.write_bytes(content)
        assert ConsentLedger(file).find("a") is None
