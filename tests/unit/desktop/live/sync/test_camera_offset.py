from pathlib import Path

import pytest

from desktop.live.sync import camera_offset
from inference.user_error import UserError


def test_a_saved_offset_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "correction.json"
    assert camera_offset.load(path) == 0
    camera_offset.save(0.0213, path)
    assert camera_offset.load(path) == pytest.approx(0.0213)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"voice_offset_ms": "much"}', '{"voice_offset_ms": 5000}'])
def test_an_implausible_offset_is_ignored(tmp_path: Path, text: str) -> None:
    path = tmp_path / "correction.json"
    path.write_text(text)
    assert camera_offset.load(path) == 0


def test_an_unwritable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be kept"):
        camera_offset.save(0.01, tmp_path / "file" / "correction.json")
