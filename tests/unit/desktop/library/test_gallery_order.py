"""The user's order of portraits, on disk and combined with new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.library.gallery_order import ordered, read, write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "portraits" / ".order.json"


def test_an_order_is_written_and_read(file: Path) -> None:
    write(file, ["own:Zoë.jpg", "builtin:rosa"])
    assert read(file) == ["own:Zoë.jpg", "builtin:rosa"]
    write(file, [])
    assert read(file) == []
    assert not file.exists()


def test_a_file_name_that_is_no_text_is_kept(file: Path) -> None:
    write(file, ["own:caf\udce9.jpg"])
    assert read(file) == ["own:caf\udce9.jpg"]


@pytest.mark.parametrize("text", ["", "{", "7", '{"a": 1}', '[1, null, "a"]'])
def test_a_damaged_file_orders_the_readable_entries(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert read(file) == (["a"] if '"a"]' in text else [])


@pytest.mark.parametrize(
    ("wanted", "result"),
    [
        ([], "abcd"),
        ("dcba", "dcba"),
        ("db", "adbc"),
        ("ca", "cdab"),
        ("xbxya", "bcda"),
        ("aab", "abcd"),
    ],
)
def test_a_new_entry_follows_its_usual_predecessor(wanted: str, result: str) -> None:
    assert "".join(ordered("abcd", list(wanted))) == result
