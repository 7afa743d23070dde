from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.disclosure.consent import ConsentKind
from desktop.provenance import signature_file
from desktop.provenance.claim import Claim, Portrayed
from desktop.provenance.signing_key import SigningKey

CLAIM = Claim((Portrayed("ab12", ConsentKind.ARTWORK),))


@pytest.fixture
def signed(tmp_path: Path, key: SigningKey) -> Path:
    path = tmp_path / "a.webm"
    path.write_bytes(b"a video")
    signature_file.write(path, CLAIM, key)
    return path


def test_the_signature_fits_the_file(signed: Path, key: SigningKey) -> None:
    found = signature_file.read(signed)
    assert found
    assert found.fits
    assert found.certificates == key.certificates
    assert found.claim["portraits"] == [{"sha256": "ab12", "consent": "artwork"}]


def test_an_altered_file_is_noticed(signed: Path) -> None:
    signed.write_bytes(b"a videO")
    found = signature_file.read(signed)
    assert found
    assert not found.fits


@pytest.mark.parametrize("part", ["statement", "signature", "certificates"])
def test_an_altered_signature_is_refused(signed: Path, part: str) -> None:
    file = signature_file.beside(signed)
    content = json.loads(file.read_text())
    text, middle = content[part], len(content[part]) // 2
    content[part] = text[:middle] + ("B" if text[middle] == "A" else "A") + text[middle + 1 :]
    file.write_text(json.dumps(content))
    with pytest.raises(ValueError):  # noqa: PT011 - the messages are the libraries'
        signature_file.read(signed)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[" * 10_000, '{"statement": 1, "certificates": 2, "signature": 3}']
)
def test_damaged_files_are_refused(signed: Path, content: str) -> None:
    signature_file.beside(signed).write_text(content)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        signature_file.read(signed)


def test_no_signature_is_none(tmp_path: Path) -> None:
    assert signature_file.read(tmp_path / "b.webm") is None


def test_another_programs_file_of_that_name_stays(tmp_path: Path, key: SigningKey) -> None:
    path = tmp_path / "a.webm"
    path.write_bytes(b"a video")
    signature_file.beside(path).write_text("mine")
    with pytest.raises(FileExistsError):
        signature_file.write(path, CLAIM, key)
    assert signature_file.beside(path).read_text() == "mine"
