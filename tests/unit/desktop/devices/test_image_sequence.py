from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.devices.image_sequence import ImageSequence, check_sequence, is_sequence
from inference.user_error import UserError


def test_every_frame_is_a_numbered_file_with_alpha(tmp_path: Path) -> None:
    series = ImageSequence(tmp_path / "talk-%03d.png")
    given = np.random.default_rng(0).integers(0, 256, (2, 8, 8, 4), np.uint8)
    for index, picture in enumerate(given):
        series.add_frame(index, picture)
        series.add_sound(0, np.zeros((10, 1), np.float32))
    series.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk-000.png", "talk-001.png"]
    with Image.open(tmp_path / "talk-001.png") as image:
        np.testing.assert_array_equal(np.asarray(image), given[1])
        assert "AI-generated" in image.info["Comment"]


def test_a_discarded_series_leaves_nothing(tmp_path: Path) -> None:
    series = ImageSequence(tmp_path / "%05d.png")
    series.add_frame(0, np.zeros((8, 8, 3), np.uint8))
    series.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.png", "%d.png", "%03d-%03d.png", "nowhere/%03d.png"])
def test_an_invalid_series_path_is_refused(tmp_path: Path, name: str) -> None:
    assert is_sequence(Path(name))
    with pytest.raises(UserError):
        check_sequence(tmp_path / name)


def test_the_series_appears_only_when_complete(tmp_path: Path) -> None:
    series = ImageSequence(tmp_path / "%05d.png")
    series.add_frame(0, np.zeros((8, 8, 3), np.uint8))
    assert list(tmp_path.glob("*.png")) == []
    series.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["00000.png"]


def sequence(path: Path, frames: int) -> None:
    series = ImageSequence(path)
    for index in range(frames):
        series.add_frame(index, np.full((8, 8, 3), index, np.uint8))
    series.finish()


def test_a_shorter_series_leaves_nothing_of_a_longer_one(tmp_path: Path) -> None:
    sequence(tmp_path / "talk-%03d.png", 5)
    (tmp_path / "talk-last.png").touch()
    sequence(tmp_path / "talk-%03d.png", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk-000.png", "talk-001.png", "talk-last.png"]


@pytest.mark.parametrize("name", ["talk-001.png", "talk-7.png"])
def test_pictures_of_another_origin_are_never_replaced(tmp_path: Path, name: str) -> None:
    theirs = tmp_path / name
    Image.new("RGB", (4, 4)).save(theirs)
    before = theirs.read_bytes()
    with pytest.raises(UserError, match="not made by Understudy"):
        sequence(tmp_path / "talk-%03d.png", 3)
    assert theirs.read_bytes() == before
    assert list(tmp_path.iterdir()) == [theirs]
