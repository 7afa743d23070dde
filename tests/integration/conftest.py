from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.program import SHORT
from tests.sounds import voice, write_sound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Output folder of the video; no other file may be left in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sound(tmp_path_factory.mktemp("sounds") / "speech.wav", voice(SHORT), 48_000)
