"""What the program notes down while it runs, for when something goes wrong."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs

NAME = "understudy.log"
CRASHES = "crash.log"
MOST_BYTES = 500_000
OLDER = 3
"""Files kept beside the newest."""
LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

log = logging.getLogger(__name__)


def default_folder() -> Path:
    """Where this system keeps an application's logs."""
    return platformdirs.user_log_path("understudy", appauthor=False)


def begin(folder: Path, version: str) -> None:
    """Note down from now on, in `folder`, what happens, and what ends the program; a full disk is no error."""
    logging.raiseExceptions = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / NAME, maxBytes=MOST_BYTES, backupCount=OLDER, encoding="utf-8")
        faulthandler.enable((folder / CRASHES).open("a", encoding="utf-8"))
    except OSError as error:
        log.warning("no log can be kept in %s: %s", folder, error)
        return
    handler.setFormatter(logging.Formatter(LINE))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    sys.excepthook = _note_end
    threading.excepthook = lambda args: log.critical("a thread ended", exc_info=args.exc_value)
    log.info("Understudy %s begins on %s, Python %s", version, platform.platform(), platform.python_version())


def files(folder: Path) -> list[Path]:
    """The logs of `folder`, the newest first."""
    return sorted((path for path in folder.glob("*.log*") if path.is_file()), key=lambda path: -path.stat().st_mtime)


def _note_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("unexpected failure", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
