"""Damaged files are read or refused (a sample; `python -m tests.fuzz.files` reads thousands)."""

from __future__ import annotations

from tests.fuzz import files


def test_damaged_files_are_read_or_refused() -> None:
    assert files.failures(120, 5) == []
