"""A file that is read never changes, whatever its role (`python -m tests.fuzz.path_roles` runs more)."""

from __future__ import annotations

import pytest

from tests.fuzz import path_roles


@pytest.mark.parametrize("seed", [1, 2])
def test_files_in_random_roles_never_change_when_they_are_read(seed: int) -> None:
    assert path_roles.failures(8, seed) == []
