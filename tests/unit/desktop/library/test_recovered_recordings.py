"""A recording that a crash cut off is found again."""

from __future__ import annotations

import os
import time
from pathlib import Path

from desktop.library.recovered_recordings import recover
from desktop.system import unfinished_file


def leftover(path: Path, content: str, age: float = 3600.0) -> Path:
    left = unfinished_file.create(path)
    left.write_text(content)
    os.utime(left, (time.time() - age,) * 2)
    return left


def test_a_leftover_gets_a_name_of_its_own(tmp_path: Path) -> None:
    leftover(tmp_path / "Monday.mp4", "first")
    leftover(tmp_path / "Monday.mp4", "second")
    (tmp_path / "Monday (recovered).mp4").write_text("from last time")
    recovered = recover(tmp_path)
    assert sorted(path.name for path in recovered) == ["Monday (recovered 2).mp4", "Monday (recovered 3).mp4"]
    assert sorted(path.read_text() for path in recovered) == ["first", "second"]
    assert (tmp_path / "Monday (recovered).mp4").read_text() == "from last time"
    assert unfinished_file.leftovers(tmp_path) == []


def test_empty_leftovers_go_and_fresh_ones_stay(tmp_path: Path) -> None:
    leftover(tmp_path / "a.mp4", "")
    fresh = leftover(tmp_path / "b.mp4", "being written", age=1.0)
    assert recover(tmp_path) == []
    assert list(tmp_path.iterdir()) == [fresh]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert recover(tmp_path / "missing") == []
