"""Private key and certificates that files are signed with: the program's own, or the user's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from desktop.provenance import private_folder
from inference.user_error import UserError

NAME = "signing-key.pem"
OWNER = "Understudy on one computer"
"""Common name in the program's own certificate: it tells computers apart by its key, and names nobody."""
YEARS = 20
COORDINATE = 32
"""Bytes of each half of an ES256 signature (RFC 7518, 3.4)."""


@dataclass(frozen=True)
class SigningKey:
    """An ECDSA key on P-256, with its certificates."""

    private: ec.EllipticCurvePrivateKey
    certificates: tuple[x509.Certificate, ...]
    """The key's own certificate first, each signed by the next."""

    @property
    def chain(self) -> str:
        """The certificates as PEM."""
        return "".join(pem(certificate) for certificate in self.certificates)

    def sign(self, data: bytes) -> bytes:
        """The ES256 signature of `data`."""
        r, s = decode_dss_signature(self.private.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(COORDINATE, "big") + s.to_bytes(COORDINATE, "big")


def own_key(folder: Path | None = None) -> SigningKey:
    """The program's own key, made at the first call. Raises OSError if it cannot be stored."""
    path = (folder or private_folder.default_folder()) / NAME
    if not path.is_file():
        private_folder.write(path, _make(), keep=True)
    try:
        return load(path)
    except UserError:
        private_folder.write(path, _make())
        return load(path)


def load(path: Path) -> SigningKey:
    """A key from a PEM file that holds it with its certificates. Raises OSError, or UserError if it cannot sign."""
    content = path.read_bytes()
    try:
        private = load_pem_private_key(content, None)
        certificates = tuple(x509.load_pem_x509_certificates(content))
    except (ValueError, TypeError) as error:
        raise UserError(
            "{path} holds no key and certificates without a password; give a PEM file with both.", path=path
        ) from error
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise UserError("{path} holds another kind of key; sign with an ECDSA key on the curve P-256.", path=path)
    if certificates[0].public_key() != private.public_key():
        raise UserError("The first certificate in {path} belongs to another key.", path=path)
    return SigningKey(private, certificates)


def verified(certificate: x509.Certificate, data: bytes, signature: bytes) -> bool:
    """Whether `signature` is the ES256 signature of `data` by the key of `certificate`."""
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or len(signature) != 2 * COORDINATE:
        return False
    halves = (int.from_bytes(half, "big") for half in (signature[:COORDINATE], signature[COORDINATE:]))
    try:
        key.verify(encode_dss_signature(*halves), data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the key of `issuer` has signed `certificate`."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def pem(certificate: x509.Certificate) -> str:
    """A certificate as PEM."""
    return certificate.public_bytes(Encoding.PEM).decode("ascii")


def common_name(certificate: x509.Certificate) -> str:
    """The name that a certificate gives its owner."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _make() -> bytes:
    """A new key, its certificate and that of the issuer, as PEM; the issuer's key is forgotten at once."""
    issuer, private = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    own = _certificate(OWNER, private, issuer, authority=False)
    root = _certificate(f"{OWNER}: issuer", issuer, issuer, authority=True)
    key = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")
    return (key + pem(own) + pem(root)).encode("ascii")


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: ec.EllipticCurvePrivateKey, authority: bool
) -> x509.Certificate:
    """A certificate with the extensions that C2PA demands (specification 2.2, 14.5.1)."""
    today = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(f"{OWNER}: issuer"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(_usage(authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(identifier, critical=False)
    )
    if not authority:
        purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(purposes, critical=False)
    return builder.sign(issuer, hashes.SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Understudy"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
