"""Damaged packets are read or refused (a sample; `python -m tests.fuzz.packets` sends 10,000 for each protocol)."""

from __future__ import annotations

import pytest

from tests.fuzz import packets


@pytest.mark.parametrize("name", packets.WRITERS)
def test_damaged_packets_are_read_or_refused(name: str) -> None:
    got = packets.figures(name, 300, 3)
    assert got.failures == []
    assert got.read
    assert got.refused
