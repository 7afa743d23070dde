"""All files that one run reads and writes, checked before the first byte is written."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from inference.user_error import UserError

NUMBER = re.compile(r"%0\d+d")


class RunPaths:
    """Collects paths; every written one must differ from all that are read and from all others that are written."""

    def __init__(self, read: Iterable[Path | None] = ()) -> None:
        """`read` are the input files; None stands for an input that was not given."""
        self._read = [path for path in read if path is not None]
        self._written: list[Path] = []

    def __contains__(self, out: object) -> bool:
        """Whether `out` must not be written, because the run reads or writes it already."""
        return isinstance(out, Path) and any(
            covers(out, path) or covers(path, out) for path in (*self._read, *self._written)
        )

    def add_written(self, *paths: Path | None) -> None:
        """Add output files; NAME%05d.png stands for every file of that pattern. Raises UserError for a conflict."""
        for out in paths:
            if out is None:
                continue
            for path in self._read:
                _refuse_input(out, path)
            for other in self._written:
                if covers(out, other) or covers(other, out):
                    raise UserError("{out} is to be written twice in one run; give different names.", out=out)
            self._written.append(out)


def _refuse_input(out: Path, path: Path) -> None:
    if covers(out, path):
        raise UserError("{out} is one of the files to read; give another name for the video.", out=out)


def covers(out: Path, path: Path) -> bool:
    """Whether writing `out` (a file, or a pattern such as NAME%05d.png) replaces `path`."""
    if NUMBER.search(out.name):
        return _same(out.parent, path.parent) and bool(_pattern(out.name).fullmatch(path.name))
    return _same(out, path)


def _pattern(name: str) -> re.Pattern[str]:
    before, after = NUMBER.split(name, maxsplit=1)
    return re.compile(f"{re.escape(before)}\\d+{re.escape(after)}", re.IGNORECASE)


def _same(first: Path, second: Path) -> bool:
    """One file, through links too. For files that do not exist, names are compared as the file system does."""
    with contextlib.suppress(OSError):
        return first.samefile(second)
    one, other = _resolved(first), _resolved(second)
    if one == other:
        return True
    return one.casefold() == other.casefold() and ignores_case(Path(one).parent)


def _resolved(path: Path) -> str:
    with contextlib.suppress(OSError, RuntimeError):
        return os.path.normcase(path.resolve())
    return os.path.normcase(path.absolute())


def ignores_case(folder: Path) -> bool:
    """Whether names in `folder` that differ in case mean one file; asked of the folder's own name."""
    other = folder.with_name(folder.name.swapcase())
    with contextlib.suppress(OSError):
        return other.name != folder.name and other.samefile(folder)
    return False
