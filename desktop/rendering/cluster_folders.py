"""Marks output folders, so that workers of a cluster can tell whether they see the same ones."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import BinaryIO

from desktop.devices.video_file import refusal
from desktop.system import unfinished_file
from inference.user_error import UserError

NAME = "understudy.cluster"


class ClusterFolders:
    """One empty file in each folder until `close`; one left by a killed program is removed by the next."""

    def __init__(self) -> None:
        self._markers: dict[Path, tuple[Path, BinaryIO]] = {}
        self._made: list[Path] = []

    def marker(self, folder: Path) -> Path:
        """The marker in `folder`, which is created if missing. Raises UserError if that fails."""
        if folder not in self._markers:
            try:
                self._markers[folder] = self._mark(folder)
            except OSError as error:
                raise UserError(refusal(folder, error)) from error
        return self._markers[folder][0]

    def close(self) -> None:
        """Remove all markers, and folders that were created and are still empty."""
        for path, file in self._markers.values():
            file.close()
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in self._made:
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _mark(self, folder: Path) -> tuple[Path, BinaryIO]:
        if not folder.exists():
            folder.mkdir(parents=True)
            self._made.append(folder)
        unfinished_file.remove_abandoned(folder / NAME)
        path = unfinished_file.create(folder / NAME, unfinished_file.RENDERED)
        file = path.open("wb")
        unfinished_file.lock(file)
        return path, file
