"""Content credentials after the C2PA specification, inside MP4, MOV, PNG and JPEG files."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.provenance.c2pa_library import c2pa
from desktop.provenance.claim import Claim
from desktop.provenance.embeddable_manifest import manifest_box
from desktop.provenance.signing_key import SigningKey
from desktop.system.version import version

PROGRAM = "Understudy"
ASSERTION = "org.understudy.portrait"
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's term for media made by a trained model."""
STILLS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
ALTERED = "Invalid"
"""Validation state of a file that differs from the signed one."""
OFFLINE = {
    "verify": {"ocsp_fetch": False, "remote_manifest_fetch": False, "verify_after_sign": False},
    "builder": {"thumbnail": {"enabled": False}},
    "core": {"allowed_network_hosts": []},
}
"""Nothing is fetched: neither manifests, nor revocations, nor lists of trusted signers."""


class ElsewhereError(ValueError):
    """The credentials lie on the network; nothing is fetched."""


def sign_video(path: Path, claim: Claim, key: SigningKey) -> None:
    """Append credentials to a complete MP4 or MOV file; after a failure it is as before.

    The hash covers all boxes but the one of the credentials (c2pa.hash.bmff), so that this box can come last and the
    video is read once, in pieces, and not written again. Raises ValueError or OSError.
    """
    with (
        _reasons(),
        _signer(key) as signer,
        c2pa.Context(c2pa.Settings.from_dict(OFFLINE), signer) as context,
        c2pa.Builder(_manifest(claim), context) as builder,
        path.open("rb") as video,
    ):
        box = manifest_box(builder, video)
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
    with (
        _reasons(),
        c2pa.Context(c2pa.Settings.from_dict(OFFLINE)) as context,
        c2pa.Builder(_manifest(claim), context) as builder,
        _signer(key) as signer,
    ):
        builder.sign(signer, STILLS[suffix.lower()], io.BytesIO(content), signed)
    return signed.getvalue()


def read(path: Path, anchors: str) -> dict[str, Any] | None:
    """The credentials of a file as c2pa's report, None if it holds none; `anchors` are trusted certificates as PEM.

    Raises OSError, ElsewhereError, or ValueError if the file is damaged.
    """
    settings = {**OFFLINE, "trust": {"trust_anchors": anchors}} if anchors else OFFLINE
    with _reasons(), c2pa.Context(c2pa.Settings.from_dict(settings)) as context, path.open("rb") as file:
        try:
            with c2pa.Reader(path.suffix.lower().removeprefix("."), file, context=context) as reader:
                return dict(json.loads(reader.json()))
        except (c2pa.C2paError.ManifestNotFound, c2pa.C2paError.NotSupported):
            return None
        except c2pa.C2paError as error:
            if str(error).startswith("Remote"):  # "Remote: must fetch ..."; it has no class
                raise ElsewhereError(str(error)) from error
            raise


@contextlib.contextmanager
def _reasons() -> Iterator[None]:
    """Raise ValueError for the library's own errors."""
    try:
        yield
    except c2pa.C2paError as error:
        raise ValueError(str(error)) from error


def _signer(key: SigningKey) -> Any:
    """The library's signer for a key."""
    return c2pa.Signer.from_callback(key.sign, c2pa.C2paSigningAlg.ES256, key.chain, None)


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
