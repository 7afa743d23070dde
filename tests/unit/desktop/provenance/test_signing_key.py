from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from desktop.provenance import signing_key
from desktop.provenance.signing_key import SigningKey
from inference.user_error import UserError


def as_pem(
    private: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey, secret: KeySerializationEncryption | None = None
) -> str:
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secret or NoEncryption()).decode()


def test_the_key_is_made_once(tmp_path: Path) -> None:
    assert signing_key.own_key(tmp_path).chain == signing_key.own_key(tmp_path).chain


def test_two_computers_have_different_keys_and_the_same_name(tmp_path: Path, key: SigningKey) -> None:
    other = signing_key.own_key(tmp_path)
    assert other.chain != key.chain
    assert signing_key.common_name(other.certificates[0]) == signing_key.common_name(key.certificates[0])


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folders by other means")
def test_nobody_else_may_read_the_key(tmp_path: Path) -> None:
    signing_key.own_key(tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / signing_key.NAME).stat().st_mode) == 0o600


def test_a_signature_fits_its_data_alone(key: SigningKey, tmp_path: Path) -> None:
    signature = key.sign(b"a")
    assert signing_key.verified(key.certificates[0], b"a", signature)
    assert not signing_key.verified(key.certificates[0], b"b", signature)
    assert not signing_key.verified(key.certificates[0], b"a", signature[:-1])
    assert not signing_key.verified(signing_key.own_key(tmp_path).certificates[0], b"a", signature)


def test_a_damaged_key_is_replaced(tmp_path: Path) -> None:
    (tmp_path / signing_key.NAME).write_bytes(b"\xff damaged")
    assert signing_key.own_key(tmp_path).certificates


def test_the_users_own_certificate_signs(tmp_path: Path, key: SigningKey) -> None:
    file = tmp_path / "mine.pem"
    file.write_text(key.chain + as_pem(key.private))
    assert signing_key.load(file).chain == key.chain


@pytest.mark.parametrize("fault", ["no key", "password", "another kind", "another key", "empty", "not PEM"])
def test_a_file_that_cannot_sign_is_refused(tmp_path: Path, key: SigningKey, fault: str) -> None:
    content = {
        "no key": key.chain,
        "password": key.chain + as_pem(key.private, BestAvailableEncryption(b"secret")),
        "another kind": key.chain + as_pem(ed25519.Ed25519PrivateKey.generate()),
        "another key": key.chain + as_pem(ec.generate_private_key(ec.SECP256R1())),
        "empty": "",
        "not PEM": "hello",
    }[fault]
    file = tmp_path / "mine.pem"
    file.write_text(content)
    with pytest.raises(UserError, match=r"mine\.pem"):
        signing_key.load(file)
