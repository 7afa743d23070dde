"""Folders in which file dialogs open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from desktop.widgets.common.dialog_folders import Place, folder


def test_an_existing_folder_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    assert folder(Place.PicturesLocation) == str(tmp_path)


def test_without_the_folder_home_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Pictures"))
    assert folder(Place.PicturesLocation) == str(Path.home())
