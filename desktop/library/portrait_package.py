"""Portrait package NAME.understudy: a zip file with the photo and a manifest with its settings."""

from __future__ import annotations

import json
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.disclosure.consent import NO_CONSENT, Consent, consent_from, consent_table
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file
from inference.portrait import photo_formats
from inference.user_error import UserError

SUFFIX = ".understudy"
FORMAT = "understudy portrait"
VERSION = 1
MANIFEST = "manifest.json"
PHOTO = "photo"
"""Stem of the photo's member name; the suffix is that of the photo."""
SUFFIXES = (*photo_formats.SUFFIXES, ".photo")
MOST_MANIFEST = 64 * 1024
MOST_PHOTO = 100 * 1024 * 1024
"""Largest number of bytes read from each member, whatever size the zip file declares."""
LONGEST_TITLE = 60
MOST_SETTINGS = 64


@dataclass(frozen=True)
class Package:
    """Contents of a package."""

    title: str
    photo: bytes
    suffix: str
    """Suffix of the photo's file name, such as ".jpg"."""
    look: dict[str, Any] = field(default_factory=dict)
    """Settings by name; unknown ones are ignored later."""
    framing: dict[str, Any] = field(default_factory=dict)
    """Crop of the photo; empty for automatic framing."""
    consent: Consent = NO_CONSENT
    """What the sender stated about the photo."""


def is_package(path: Path) -> bool:
    """Whether a file name is that of a portrait package."""
    return path.suffix.lower() == SUFFIX


def write(package: Package, out: Path) -> None:
    """Write the file `out` atomically. Raises UserError if it cannot be written."""
    manifest = {"format": FORMAT, "version": VERSION, "title": package.title, "photo": PHOTO + package.suffix}
    manifest |= {"framing": package.framing, "look": package.look}
    manifest |= {"consent": consent_table(package.consent)}
    try:
        with atomic_file(out) as half, zipfile.ZipFile(half, "w") as file:
            file.writestr(MANIFEST, json.dumps(manifest, indent=2), zipfile.ZIP_DEFLATED)
            file.writestr(PHOTO + package.suffix, package.photo)
    except OSError as error:
        raise UserError(
            "The portrait could not be written to {out} ({reason}); choose another place.",
            out=out,
            reason=error.strerror,
        ) from error


def read(path: Path) -> Package:
    """Read the package `path`. Raises UserError if it is not a package, is damaged, or has a newer version."""
    try:
        with zipfile.ZipFile(path) as file:
            return _read(file, path.name)
    except OSError as error:
        raise UserError("{name} cannot be read ({reason}).", name=path.name, reason=error.strerror or error) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path.name) from error


def _read(file: zipfile.ZipFile, name: str) -> Package:
    manifest = _manifest(_unpacked(file, MANIFEST, MOST_MANIFEST, name), name)
    photo = str(manifest.get("photo"))
    suffix = Path(photo).suffix.lower()
    if photo != PHOTO + Path(photo).suffix or suffix not in SUFFIXES:
        raise _damaged(name)
    look, framing = (_table(manifest.get(part), name) for part in ("look", "framing"))
    consent = consent_from(manifest.get("consent"))
    return Package(_title(manifest), _unpacked(file, photo, MOST_PHOTO, name), suffix, look, framing, consent)


def _manifest(content: bytes, name: str) -> dict[str, Any]:
    try:
        manifest = json_file.parse(content.decode("utf-8"))
    except ValueError as error:
        raise _damaged(name) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise UserError("{name} is no portrait that Understudy wrote.", name=name)
    version = manifest.get("version")
    if not isinstance(version, int) or version < 1:
        raise _damaged(name)
    if version > VERSION:
        raise UserError("{name} comes from a newer Understudy; install that one to open it.", name=name)
    return manifest


def _unpacked(file: zipfile.ZipFile, member: str, most: int, name: str) -> bytes:
    """Content of a member. Raises UserError if it is missing or longer than `most` bytes; no more is read."""
    try:
        with file.open(member) as source:
            content = source.read(most + 1)
    except KeyError as error:
        raise _damaged(name) from error
    if len(content) > most:
        raise UserError("{name} is larger inside than any portrait; it is not opened.", name=name)
    return content


def _title(manifest: dict[str, Any]) -> str:
    """The title without characters that file names cannot contain, or "Portrait"."""
    text = "".join(
        letter for letter in str(manifest.get("title", "")) if letter.isprintable() and letter not in '/\\:*?"<>|'
    )
    return " ".join(text.split()).strip(". ")[:LONGEST_TITLE] or "Portrait"


def _table(value: object, name: str) -> dict[str, Any]:
    """`value` as a table; empty if None. Raises UserError if it is not a table or too large."""
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > MOST_SETTINGS:
        raise _damaged(name)
    return value


def _damaged(name: str) -> UserError:
    return UserError("{name} is damaged or no portrait of Understudy's; ask for the file again.", name=name)
