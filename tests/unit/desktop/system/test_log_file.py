"""The log on a disk that is full."""

from __future__ import annotations

import errno
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desktop.system import log_file


def test_a_disk_that_fills_up_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = RotatingFileHandler.close

    def fail(handler: RotatingFileHandler) -> None:
        close(handler)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(RotatingFileHandler, "close", fail)
    with log_file.logging_to(tmp_path, "0"):
        logging.getLogger("x").info("y")
