"""Atomic replacement of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.system.atomic_file import atomic_file


def test_the_file_is_replaced_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    with atomic_file(target) as half:
        half.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_after_an_error_only_the_old_file_remains(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_text("old")
    with pytest.raises(OSError, match="full"):
        _break_off(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def _break_off(target: Path) -> None:
    with atomic_file(target) as half:
        half.write_text("ne")
        raise OSError("full")
