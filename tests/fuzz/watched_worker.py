"""A process that reads damaged files one by one and tells what each of them did."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MOST_SECONDS = 5.0
MOST_MEMORY = 1_000_000_000
"""Bytes."""
WRITING = {
    "os.mkdir": 0,
    "os.rename": 1,
    "os.remove": 0,
    "os.rmdir": 0,
    "os.link": 1,
    "os.symlink": 1,
    "os.truncate": 0,
}
"""Events of sys.audit that change the disk, and the argument that holds the path."""


@dataclass(frozen=True)
class Outcome:
    """What reading one file did."""

    ended: str
    """"read", "refused" or "failed"."""
    failure: str = ""
    """What is wrong; several lines for a traceback."""
    seconds: float = 0.0
    """Of the processor."""
    memory: int = 0
    """Largest resident memory of the process in bytes; 0 where it cannot be measured."""


class WriteWatch:
    """Notes every file that Python code writes, moves or deletes outside the permitted folder."""

    def __init__(self) -> None:
        self._permitted: Path | None = None
        self.found: list[str] = []
        sys.addaudithook(self._heard)

    @contextlib.contextmanager
    def outside(self, folder: Path) -> Iterator[None]:
        """Watch while the block runs."""
        self.found, self._permitted = [], folder
        try:
            yield
        finally:
            self._permitted = None

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._permitted is None:
            return
        path = arguments[WRITING[event]] if event in WRITING else self._opened(event, arguments)
        if isinstance(path, str | bytes | os.PathLike):
            if os.fsdecode(path) == os.devnull:
                return
            place = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - resolve() follows links
            if not place.is_relative_to(self._permitted):
                self.found.append(f"{event} {place}")

    @staticmethod
    def _opened(event: str, arguments: tuple[Any, ...]) -> object:
        if event != "open" or not isinstance(arguments[2], int):
            return None
        return arguments[0] if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) else None


def serve(pipe: Connection, seed: int, home: str) -> None:
    """Reads (kind, index) from the pipe and answers each with an Outcome; ends with None."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        os.environ[name] = home
    warnings.simplefilter("ignore")
    watch = WriteWatch()
    while (wanted := pipe.recv()) is not None:
        pipe.send(read_one(*wanted, seed, watch))


def read_one(kind: str, index: int, seed: int, watch: WriteWatch) -> Outcome:
    """Makes file number `index` of the kind in a folder of its own and reads it."""
    from tests.fuzz.file_kinds import KINDS

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "given"
        folder.mkdir()
        path = KINDS[kind].make(folder, random.Random(f"{seed} {kind} {index}"))  # noqa: S311 - not for secrets
        before = _sums(folder)
        _forget_peak()
        started = time.process_time()
        with watch.outside(folder):
            ended, failure = _read(kind, path)
        seconds, memory = time.process_time() - started, _peak()
        failure = failure or _judged(before, folder, watch.found, seconds, memory)
        return Outcome("failed" if failure else ended, failure, seconds, memory)


def _read(kind: str, path: Path) -> tuple[str, str]:
    from inference.user_error import UserError
    from tests.fuzz.file_kinds import KINDS

    try:
        KINDS[kind].read(path)
    except UserError as refusal:
        text = str(refusal)
        return "refused", "" if text and "\n" not in text.strip() and len(
            text
        ) < 2000 else f"no sentence: {text[:300]!r}"
    except BaseException:  # noqa: BLE001 - that is what is looked for
        return "failed", traceback.format_exc(limit=-6)[-3000:]
    return "read", ""


def _judged(before: dict[str, str], folder: Path, written: list[str], seconds: float, memory: int) -> str:
    after = _sums(folder)
    changed = [name for name, content in before.items() if content not in after.values()]  # moving aside is no change
    others = sorted(path.name for path in folder.parent.iterdir() if path != folder)
    half = [name for name in after if "unfinished" in name or name.endswith(".part")]
    faults = [
        f"changed {changed}" if changed else "",
        f"left {half}" if half else "",
        f"written outside: {written or others}" if written or others else "",
        f"took {seconds:.1f} s" if seconds > MOST_SECONDS else "",
        f"took {memory / 1e6:.0f} MB" if memory > MOST_MEMORY else "",
    ]
    return "; ".join(filter(None, faults))


def _sums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    with contextlib.suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/self/status").read_text().splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return 0


def keep(kind: str, index: int, seed: int, folder: Path) -> None:
    """Writes file number `index` of the kind to `folder`."""
    from tests.fuzz.file_kinds import KINDS

    with tempfile.TemporaryDirectory() as place:
        path = KINDS[kind].make(Path(place), random.Random(f"{seed} {kind} {index}"))  # noqa: S311 - not for secrets
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / f"{kind}-{index}-{path.name}")
