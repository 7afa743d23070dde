from pathlib import Path

import pytest

from desktop.live.sync import camera_offset
from inference.user_error import UserError


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "correction.json"
    assert camera_offset.load(path) == 0
    camera_offset.save(0.0213, path)
    assert camera_offset.load(path) == pytest.approx(0.0213)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"voice_offset_ms": "much"}', '{"voice_offset_ms": 5000}'])
def test_what_is_not_believable_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "correction.json"
    path.write_text(text)
    assert camera_offset.load(path) == 0


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be kept"):
        camera_offset.save(0.01, tmp_path / "file" / "correction.json")
