"""Log file and crash log."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

import platformdirs

from inference.sentence import Sentence

NAME = "understudy.log"
CRASHES = "crash.log"
MOST_BYTES = 500_000
OLDER = 3
"""Number of rotated log files kept besides the current one."""
LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

log = logging.getLogger(__name__)


def default_folder() -> Path:
    """The system's log folder for this application."""
    return platformdirs.user_log_path("understudy", appauthor=False)


@contextlib.contextmanager
def logging_to(folder: Path, version: str) -> Iterator[Sentence | None]:
    """Log to `folder`, uncaught exceptions included, while the context is open.

    Yields None, or one sentence if nothing can be written there, which is no error.
    """
    problem = None
    with contextlib.ExitStack() as end:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(folder / NAME, maxBytes=MOST_BYTES, backupCount=OLDER, encoding="utf-8")
            end.callback(_close, handler)
            crashes = (folder / CRASHES).open("a", encoding="utf-8")
            end.callback(_close, crashes)
            _note_crashes(crashes, end)
        except OSError as error:
            log.warning("no log can be kept in %s: %s", folder, error)
            problem = Sentence("No log can be kept in {folder} ({reason}).", folder=folder, reason=error.strerror)
        else:
            _note_all(handler, end)
            log.info("Understudy %s begins on %s, Python %s", version, platform.platform(), platform.python_version())
        yield problem


def _close(file: logging.Handler | IO[str]) -> None:
    """Close a file whose last lines may not fit on a full disk."""
    with contextlib.suppress(OSError):
        file.close()


def _note_all(handler: logging.Handler, end: contextlib.ExitStack) -> None:
    root = logging.getLogger()
    handler.setFormatter(logging.Formatter(LINE))
    handler.setLevel(logging.INFO)
    end.callback(root.setLevel, root.level)
    end.callback(root.removeHandler, handler)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    end.callback(setattr, logging, "raiseExceptions", logging.raiseExceptions)
    logging.raiseExceptions = False
    end.callback(setattr, sys, "excepthook", sys.excepthook)
    end.callback(setattr, threading, "excepthook", threading.excepthook)
    sys.excepthook = _note_end
    threading.excepthook = lambda args: log.critical("a thread ended", exc_info=args.exc_value)


def _note_crashes(file: IO[str], end: contextlib.ExitStack) -> None:
    """Write a traceback when the Python process crashes, for example in a driver."""
    if not faulthandler.is_enabled():
        faulthandler.enable(file)
        end.callback(faulthandler.disable)


def files(folder: Path) -> list[Path]:
    """Log files in `folder`, newest first."""
    return sorted((path for path in folder.glob("*.log*") if path.is_file()), key=lambda path: -path.stat().st_mtime)


def _note_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("unexpected failure", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
