"""Zip file for a bug report: logs, versions and device names, without personal data."""

from __future__ import annotations

import contextlib
import getpass
import platform
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.system.atomic_file import atomic_file
from inference.user_error import UserError

ROOT = Path(__file__).resolve().parents[2]
MEDIA = "jpe?g|png|webp|hei[cf]|avif|bmp|tiff?|gif|photo|mp4|mov|webm|mkv|wav|mp3|m4a|ogg|opus|flac|understudy"
MEDIA_FILE = re.compile(rf"[^\\/:\"'“”‘’\n]*\.({MEDIA})\b", re.IGNORECASE)
"""File name of an image, sound or portrait, including the words before it, because file names contain spaces."""
ANY_PATH = re.compile(r"""(?<![\w.:~/\\>])(?:~|[A-Za-z]:)?[\\/][^\s"'“”‘’:;,()\[\]]+""")
QUOTED_PATH = re.compile(r"""(["'“‘])(?:~|[A-Za-z]:)?[\\/][^"'”’\n]*(["'”’])""")
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Person:
    """Personal data that a report must not contain."""

    names: tuple[str, ...]
    """Names of the user and of the computer."""
    home: Path


def this_person() -> Person:
    """The logged-in user."""
    names = [Path.home().name, platform.node()]
    with contextlib.suppress(KeyError, OSError):
        names.append(getpass.getuser())
    with contextlib.suppress(KeyError, ImportError):
        names += _full_name()
    return Person(tuple(names), Path.home())


def _full_name() -> list[str]:
    if sys.platform == "win32":
        return []
    import os
    import pwd

    return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].split()


def write(out: Path, logs: Iterable[Path], sections: Mapping[str, Callable[[], str]], person: Person) -> None:
    """Write the zip file `out`: the logs and a text with one part per section.

    Raises UserError if it cannot be written.
    """
    try:
        with atomic_file(out) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("report.txt", without_person(_text(sections), person))
            for path in logs:
                content = path.read_text(encoding="utf-8", errors="replace")
                file.writestr(f"{path.name}.txt", without_person(content, person))
    except OSError as error:
        raise UserError(
            "The report could not be written to {out} ({reason}); choose another place.",
            out=out,
            reason=error.strerror,
        ) from error


def without_person(text: str, person: Person) -> str:
    """`text` without user names, computer names, media file names and paths outside the program's folders."""
    for folder, word in ((ROOT, "<program>"), (Path(sys.prefix), "<python>"), (Path(sys.base_prefix), "<python>")):
        text = _replaced(text, str(folder), word)
    text = QUOTED_PATH.sub(r"\1<path>\2", _replaced(text, str(person.home), "~"))
    text = ANY_PATH.sub("<path>", MEDIA_FILE.sub(r"<file>.\1", text))
    for name in sorted(set(person.names), key=len, reverse=True):
        if len(name) >= SHORTEST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?=\W|s\b|_|$)", "<name>", text, flags=re.IGNORECASE)
    return text


def _replaced(text: str, folder: str, word: str) -> str:
    """`text` with `folder` replaced, also where Python has escaped its backslashes; folders as short as `/` are
    skipped.
    """
    if len(folder) < len("C:\\x"):
        return text
    for spelling in (folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")):
        text = re.sub(re.escape(spelling), lambda _: word, text, flags=re.IGNORECASE)
    return text


def _text(sections: Mapping[str, Callable[[], str]]) -> str:
    return "\n\n".join(f"# {title}\n{_said(section)}" for title, section in sections.items()) + "\n"


def _said(section: Callable[[], str]) -> str:
    """Text of a section, or its error, which is also useful in a report."""
    try:
        return section()
    except Exception as error:  # noqa: BLE001 - the report is made because something is broken
        return f"{type(error).__name__}: {error}"
