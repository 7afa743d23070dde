"""Checks where a file comes from: signature, watermark and metadata."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.provenance import content_credentials, installation, private_folder, signature_file, signing_key
from desktop.provenance.content_credentials import ASSERTION, PROGRAM
from desktop.provenance.file_frames import UNREADABLE, FileFrames, open_frames
from inference.sentence import quote
from inference.user_error import UserError
from inference.watermark.detector import Detection, Detector

MISMATCH = ("mismatch", "assertion.missing", "claim.missing")
"""Parts of c2pa's status codes for content that is not what was signed."""


class SignatureState(StrEnum):
    """What the signature of a file says."""

    UNALTERED = "unaltered"
    ALTERED = "altered"
    DAMAGED = "damaged"
    ELSEWHERE = "on the network"
    NONE = "none"


class Verdict(StrEnum):
    """Outcome for one file."""

    UNALTERED = "unaltered"
    """Made with Understudy, and as it was signed."""
    ALTERED = "altered"
    """Signed as made with Understudy, and changed since."""
    STRIPPED = "stripped"
    """Watermark or metadata say Understudy; a valid signature is missing."""
    FOREIGN = "nothing found"
    """Nothing says that Understudy made it."""


@dataclass(frozen=True)
class SignatureFinding:
    """The signature of a file."""

    state: SignatureState = SignatureState.NONE
    signer: str = ""
    """Name in the certificate."""
    trusted: bool = False
    """Whether the certificate is this computer's own or one of those given."""
    program: str = ""
    """Program that made the file, as signed."""
    claim: dict[str, Any] = field(default_factory=dict)
    """As Claim.as_dict; empty if another program signed."""
    reason: str = ""
    """Why a signature is damaged."""


@dataclass(frozen=True)
class Verification:
    """All that was found out about one file."""

    path: Path
    signature: SignatureFinding
    watermark: Detection
    own_number: bool
    """Whether the watermark carries the number of this installation."""
    says_generated: bool
    """Whether the metadata says that this program generated it."""

    @property
    def verdict(self) -> Verdict:
        """The outcome in one word."""
        if self.signature.claim and self.signature.state is SignatureState.UNALTERED:
            return Verdict.UNALTERED
        if self.signature.claim and self.signature.state is SignatureState.ALTERED:
            return Verdict.ALTERED
        if self.watermark.found or self.says_generated or self.signature.claim:
            return Verdict.STRIPPED
        return Verdict.FOREIGN


def verify(path: Path, trusted: Iterable[Path] = ()) -> Verification:
    """Checks one file; `trusted` are PEM files of further certificates to trust.

    Raises UserError if it is no video or picture, or OSError.
    """
    frames = open_frames(path)
    seen = watermark_in(path, frames)
    signature = _signature(path, _anchors(trusted))
    own = seen.identity is not None and seen.identity == installation.number()
    return Verification(path, signature, seen, own, frames.says_generated)


def watermark_in(path: Path, frames: FileFrames) -> Detection:
    """The clearest watermark of the sampled places; the first one with a number ends the search.

    Raises UserError if no frame can be decoded.
    """
    best, count = Detection(found=False, score=0.0), 0
    for sample in frames.samples:
        detector = Detector()
        for luma in sample:
            detector.push(luma)
            count += 1
        seen = detector.detection()
        best = max(best, seen, key=lambda one: (one.found, one.score))
        if seen.identity is not None:
            break
    if not count:
        raise UserError(UNREADABLE, path=path)
    return best


def _anchors(trusted: Iterable[Path]) -> str:
    """Certificates to trust, as PEM: this computer's issuer and those of `trusted`."""
    own = private_folder.default_folder() / signing_key.NAME
    issuers = [signing_key.pem(signing_key.load(own).certificates[-1])] if own.is_file() else []
    return "\n".join([*issuers, *(path.read_text(encoding="ascii", errors="replace") for path in trusted)])


def _signature(path: Path, anchors: str) -> SignatureFinding:
    try:
        report = content_credentials.read(path, anchors)
        beside = None if report else signature_file.read(path)
    except content_credentials.ElsewhereError:
        return SignatureFinding(SignatureState.ELSEWHERE)
    except ValueError as error:
        return SignatureFinding(SignatureState.DAMAGED, reason=quote(error))
    if beside:
        return _of_file(beside, anchors)
    return _of_credentials(report) if report else SignatureFinding()


def _of_credentials(report: dict[str, Any]) -> SignatureFinding:
    manifests = dict(report.get("manifests", {}))
    active = dict(manifests.get(report.get("active_manifest"), {}))
    failures = _failures(report)
    state, reason = SignatureState.UNALTERED, ""
    if report.get("validation_state") == content_credentials.ALTERED:
        changed = any(part in code for code in failures for part in MISMATCH)
        state = SignatureState.ALTERED if changed else SignatureState.DAMAGED
        reason = ", ".join(failures)
    programs = [str(entry.get("name", "")) for entry in active.get("claim_generator_info") or []]
    claims = [one.get("data") for one in active.get("assertions") or [] if one.get("label") == ASSERTION]
    ours = claims and programs[:1] == [PROGRAM] and isinstance(claims[0], dict)
    return SignatureFinding(
        state,
        signer=quote((active.get("signature_info") or {}).get("common_name", "")),
        trusted=report.get("validation_state") == "Trusted",
        program=quote(" ".join(programs[:1])),
        claim=dict(claims[0]) if ours else {},
        reason=reason,
    )


def _failures(report: dict[str, Any]) -> list[str]:
    """Status codes of what does not hold, but for an unknown signer."""
    results = report.get("validation_results", {}).get("activeManifest", {}).get("failure", [])
    codes = [str(one.get("code", "")) for one in results]
    return [code for code in codes if code != "signingCredential.untrusted"]


def _of_file(found: signature_file.Signature, anchors: str) -> SignatureFinding:
    """The finding about a signature file, whose signature fits its statement."""
    own = found.certificates[0]
    trusted = any(
        signing_key.pem(issuer) in anchors and signing_key.issued(own, issuer) for issuer in found.certificates[1:]
    )
    state = SignatureState.UNALTERED if found.fits else SignatureState.ALTERED
    return SignatureFinding(state, quote(signing_key.common_name(own)), trusted, PROGRAM, found.claim)
