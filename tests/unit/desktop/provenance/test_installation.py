from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.provenance import installation


def test_the_number_stays(tmp_path: Path) -> None:
    assert installation.number(tmp_path / "a") == installation.number(tmp_path / "a")


def test_of_several_that_start_at_once_the_first_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = installation.number(tmp_path)
    monkeypatch.setattr(Path, "is_file", lambda _: False)  # as the second one saw it
    assert installation.number(tmp_path) == first


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refused)
    assert installation.number(tmp_path) == installation.number(tmp_path)


def _refused(*_: object) -> None:
    raise PermissionError


def test_a_reset_draws_another_one(tmp_path: Path) -> None:
    first = installation.number(tmp_path)
    assert installation.reset(tmp_path) == installation.number(tmp_path) != first


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / installation.NAME).write_bytes(b"\xff\xfe")
    assert installation.number(tmp_path) == installation.number(tmp_path)


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert 0 <= installation.number(tmp_path / "file") < 2**32


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folders by other means")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    installation.number(tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / installation.NAME).stat().st_mode) == 0o600
