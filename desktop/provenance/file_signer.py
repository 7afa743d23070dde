"""Signs finished files; one that cannot be signed stays as it is, and a sentence says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.provenance.claim import Claim
from desktop.system import unfinished_file
from inference.sentence import Sentence, quote
from inference.user_error import UserError

if TYPE_CHECKING:
    from desktop.provenance.signing_key import SigningKey

Report = Callable[[str], None]
WITH_CREDENTIALS = (".mp4", ".mov")
"""Suffixes of videos that hold content credentials; others get a signature file."""
CERTIFICATE = "certificate.pem"
"""The user's own key and certificates, used instead of the program's if it lies in its folder of secrets."""


class FileSigner:
    """Signs the files of one video, recording or picture series."""

    def __init__(self, claim: Callable[[], Claim], report: Report, certificate: Path | None = None) -> None:
        """`claim` is asked when a file is complete; `certificate` is a PEM file as signing_key.load takes it."""
        self._claim = claim
        self._report = report
        self._certificate = certificate
        self._failed = False

    def publish(self, unfinished: Path, target: Path) -> None:
        """Sign a complete video and move it to `target`. Raises OSError if it cannot be moved."""
        inside = target.suffix.lower() in WITH_CREDENTIALS
        if inside:
            self._try(target, lambda: self._add_credentials(unfinished))
        unfinished_file.publish(unfinished, target)
        if not inside:
            self._try(target, lambda: self._write_signature(target))

    def signed_still(self, content: bytes, target: Path) -> bytes:
        """A PNG or JPEG file with content credentials, or as it is if that fails; later ones are not tried then."""
        signed = [content]
        if not self._failed:
            self._try(target, lambda: signed.append(self._with_credentials(content, target.suffix)))
        return signed[-1]

    # The libraries are imported when the first file is signed: they take a third of a second.

    def _add_credentials(self, video: Path) -> None:
        from desktop.provenance import content_credentials

        content_credentials.sign_video(video, self._claim(), self._key())

    def _with_credentials(self, content: bytes, suffix: str) -> bytes:
        from desktop.provenance import content_credentials

        return content_credentials.signed_still(content, suffix, self._claim(), self._key())

    def _write_signature(self, path: Path) -> None:
        from desktop.provenance import signature_file

        signature_file.write(path, self._claim(), self._key())

    def _key(self) -> SigningKey:
        from desktop.provenance import private_folder, signing_key

        own = private_folder.default_folder() / CERTIFICATE
        if self._certificate or own.is_file():
            return signing_key.load(self._certificate or own)
        return signing_key.own_key()

    def _try(self, target: Path, sign: Callable[[], None]) -> None:
        try:
            sign()
        except (ImportError, OSError, RuntimeError, ValueError, UserError) as error:
            self._failed = True
            reason = quote(error)
            self._report(
                Sentence("{path} is saved, but it could not be signed ({reason}).", path=target, reason=reason)
            )
