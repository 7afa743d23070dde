"""Signature beside a file whose format holds no content credentials: JSON with a signed statement about its content."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509

from desktop.provenance.claim import Claim, digest_of
from desktop.provenance.content_credentials import GENERATED, PROGRAM
from desktop.provenance.signing_key import SigningKey, verified
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file
from desktop.system.version import version

SUFFIX = ".signature"
KIND = "Understudy signature 1"
LARGEST = 1_000_000
"""Bytes; nothing larger is read."""


@dataclass(frozen=True)
class Signature:
    """A signature file whose signature fits its statement."""

    certificates: tuple[x509.Certificate, ...]
    """As in SigningKey."""
    claim: dict[str, Any]
    """As Claim.as_dict."""
    fits: bool
    """Whether the file beside it is the one that was signed."""


def beside(path: Path) -> Path:
    """Path of the signature of the file `path`."""
    return path.with_name(path.name + SUFFIX)


def write(path: Path, claim: Claim, key: SigningKey) -> None:
    """Sign the file `path`. Raises OSError; another program's file of that name is left alone."""
    _check_free(beside(path))
    statement = json.dumps(
        {
            "kind": KIND,
            "sha256": digest_of(path),
            "program": f"{PROGRAM} {version()}",
            "digitalSourceType": GENERATED,
            "claim": claim.as_dict(),
        },
        sort_keys=True,
    )
    signature = base64.b64encode(key.sign(statement.encode())).decode("ascii")
    content = {"statement": statement, "signature": signature, "certificates": key.chain}
    with atomic_file(beside(path)) as file:
        file.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _check_free(file: Path) -> None:
    if file.exists() and (file.stat().st_size > LARGEST or KIND.encode() not in file.read_bytes()):
        raise FileExistsError(f"{file.name} is there already")


def read(path: Path) -> Signature | None:
    """The signature of the file `path`; None if there is none. Raises OSError, or ValueError for a damaged one."""
    file = beside(path)
    if not file.is_file():
        return None
    if file.stat().st_size > LARGEST:
        raise ValueError("too large")
    try:
        content = json_file.read(file)
        text = str(content["statement"])
        certificates = tuple(x509.load_pem_x509_certificates(str(content["certificates"]).encode()))
        signature = base64.b64decode(str(content["signature"]), validate=True)
        statement = json_file.parse(text)
        claim, digest = dict(statement["claim"]), str(statement["sha256"])
    except (KeyError, TypeError, binascii.Error) as error:
        raise ValueError("not a signature") from error
    if not verified(certificates[0], text.encode(), signature):
        raise ValueError("another statement was signed")
    return Signature(certificates, claim, hmac.compare_digest(digest.encode(), digest_of(path).encode()))
