"""Content credentials after the C2PA specification, inside MP4, MOV, PNG and JPEG files."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import c2pa
from c2pa.c2pa import format_embeddable

from desktop.provenance.claim import Claim
from desktop.provenance.signing_key import SigningKey
from desktop.system.version import version

PROGRAM = "Understudy"
ASSERTION = "org.understudy.portrait"
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's term for media made by a trained model."""
VIDEOS = {".mp4": "video/mp4", ".mov": "video/quicktime"}
STILLS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
ALTERED = "Invalid"
"""Validation state of a file that differs from the signed one."""
OFFLINE = {
    "verify": {"ocsp_fetch": False, "remote_manifest_fetch": False, "verify_after_sign": False},
    "builder": {"thumbnail": {"enabled": False}},
    "core": {"allowed_network_hosts": []},
}
"""Nothing is fetched: neither manifests, nor revocations, nor lists of trusted signers."""


class SameContent(io.RawIOBase):
    """Destination that holds what is written to it already, so that signing needs no second copy of a video."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")

    def write(self, data: Any, /) -> int:
        """Skip `data`."""
        self._file.seek(len(data), io.SEEK_CUR)
        return len(data)

    def readinto(self, buffer: Any, /) -> int:
        """Read from the file."""
        return self._file.readinto(buffer)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Position in the file."""
        return self._file.tell()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def sign_video(path: Path, claim: Claim, key: SigningKey) -> None:
    """Append credentials to a complete MP4 or MOV file; after a failure it is as before.

    The hash covers all boxes but the one of the credentials (c2pa.hash.bmff), so that this box can come last and the
    video is read once and not written again. Raises ValueError or OSError.
    """
    kind = VIDEOS[path.suffix.lower()]
    with _reasons(), path.open("rb") as source, SameContent(path) as same:
        box = format_embeddable("video/mp4", _signed(kind, source, same, claim, key, embed=False))[1]
    size = path.stat().st_size
    with path.open("r+b") as file:
        try:
            file.seek(size)
            file.write(box)
            file.flush()
        except OSError:
            file.truncate(size)
            raise


def signed_still(content: bytes, suffix: str, claim: Claim, key: SigningKey) -> bytes:
    """A PNG or JPEG file with credentials. Raises ValueError."""
    signed = io.BytesIO()
    with _reasons():
        _signed(STILLS[suffix.lower()], io.BytesIO(content), signed, claim, key, embed=True)
    return signed.getvalue()


def read(path: Path, anchors: str) -> dict[str, Any] | None:
    """The credentials of a file as c2pa's report, None if it holds none; `anchors` are trusted certificates as PEM.

    Raises OSError, or ValueError if the file is damaged.
    """
    settings = {**OFFLINE, "trust": {"trust_anchors": anchors}} if anchors else OFFLINE
    with _reasons(), c2pa.Context(c2pa.Settings.from_dict(settings)) as context, path.open("rb") as file:
        try:
            with c2pa.Reader(path.suffix.lower().removeprefix("."), file, context=context) as reader:
                return dict(json.loads(reader.json()))
        except (c2pa.C2paError.ManifestNotFound, c2pa.C2paError.NotSupported):
            return None


@contextlib.contextmanager
def _reasons() -> Iterator[None]:
    """Raise ValueError for the library's own errors."""
    try:
        yield
    except c2pa.C2paError as error:
        raise ValueError(str(error)) from error


def _signed(kind: str, source: BinaryIO, destination: Any, claim: Claim, key: SigningKey, embed: bool) -> bytes:
    """The manifest about `source`, of media type `kind`; `embed` writes it into `destination` too."""
    with (
        c2pa.Context(c2pa.Settings.from_dict(OFFLINE)) as context,
        c2pa.Builder(_manifest(claim), context) as builder,
        c2pa.Signer.from_callback(key.sign, c2pa.C2paSigningAlg.ES256, key.chain, None) as signer,
    ):
        if not embed:
            builder.set_no_embed()
        return bytes(builder.sign(signer, kind, source, destination))


def _manifest(claim: Claim) -> dict[str, Any]:
    created = {"action": "c2pa.created", "digitalSourceType": GENERATED}
    return {
        "claim_generator_info": [{"name": PROGRAM, "version": version()}],
        "title": f"AI-generated with {PROGRAM}",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [created]}},
            {"label": ASSERTION, "kind": "Json", "data": claim.as_dict()},
        ],
    }
