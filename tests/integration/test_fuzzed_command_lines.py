"""No command line ends in a traceback (a sample; `python -m tests.fuzz.command_lines` runs thousands)."""

from __future__ import annotations

import pytest

from tests.fuzz import command_lines


@pytest.mark.parametrize("seed", [11, 12])
def test_random_command_lines_end_in_sentences(seed: int) -> None:
    assert command_lines.failures(150, seed) == []
