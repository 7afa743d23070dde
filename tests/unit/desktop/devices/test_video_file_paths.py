import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.devices.video_file import VideoFile, check
from desktop.system.unfinished_file import leftovers
from inference.user_error import UserError
from tests.unit.desktop.devices.recorded_video import clicks, picture, pictures

ROOT = Path(__file__).parents[4]


def test_an_unfinished_file_has_another_name(movie: VideoFile) -> None:
    movie.path.write_text("what was there before")
    movie.add_frame(0, picture(0))
    assert movie.path.read_text() == "what was there before"
    assert len(leftovers(movie.path.parent)) == 1
    movie.finish()
    assert leftovers(movie.path.parent) == []
    assert len(pictures(movie.path)) == 1


def test_a_file_of_the_former_temporary_name_is_the_users(movie: VideoFile) -> None:
    theirs = movie.path.with_name(f"{movie.path.stem}.part.mp4")
    theirs.write_text("mine")
    movie.add_frame(0, picture(0))
    movie.finish()
    assert theirs.read_text() == "mine"


def test_two_videos_for_one_path_do_not_mix(movie: VideoFile) -> None:
    other = VideoFile(movie.path, 25, size=(64, 64))
    for index in range(5):
        other.add_frame(index, picture(index))
    movie.add_frame(0, picture(0))
    movie.finish()
    assert len(pictures(movie.path)) == 1
    other.finish()
    assert len(pictures(movie.path)) == 5
    assert list(movie.path.parent.iterdir()) == [movie.path]


def test_a_long_name_is_written(movie: VideoFile) -> None:
    movie.discard()
    long = VideoFile(movie.path.with_name("x" * 250 + ".mp4"), 25, size=(64, 64))
    long.add_frame(0, picture(0))
    long.finish()
    assert long.path.exists()


def test_a_discarded_recording_leaves_no_file(movie: VideoFile) -> None:
    movie.add_frame(0, picture(0))
    movie.discard()
    assert list(movie.path.parent.iterdir()) == []


def test_an_abandoned_playable_file_is_kept(movie: VideoFile) -> None:
    for index in range(80):
        movie.add_frame(index, picture(index))
        movie.add_sound(index * 1920, clicks(0.04))
    kept = movie.abandon()
    assert kept is not None
    assert len(pictures(kept)) >= 50
    assert not movie.path.exists()


def test_an_abandoned_empty_file_is_deleted(movie: VideoFile) -> None:
    movie.add_frame(0, picture(0))
    assert movie.abandon() is None
    assert list(movie.path.parent.iterdir()) == []


CRASH = """
import os, sys
from pathlib import Path
import numpy as np
from desktop.devices.video_file import VideoFile
movie = VideoFile(Path(sys.argv[1]), 25, live=True, size=(64, 64))
for index in range(100):
    movie.add_frame(index, np.full((64, 64, 3), index, np.uint8))
    movie.add_sound(index * 1920, np.zeros((1920, 1), np.float32))
os.kill(os.getpid(), 9)
"""


def test_a_crash_leaves_a_playable_file(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASH, tmp_path / "a.mp4"], check=False, cwd=ROOT)
    (left,) = leftovers(tmp_path)
    assert len(pictures(left)) >= 75  # all but the last second


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from pathlib import Path
import numpy as np
from desktop.devices.video_file import VideoFile
from inference.user_error import UserError
movie, noise = VideoFile(Path(sys.argv[1]), 25, size=(64, 64)), np.random.default_rng(0)
try:
    for index in range(int(sys.argv[2])):
        movie.add_frame(index, noise.integers(0, 255, (64, 64, 3), np.uint8))
    movie.finish()
except UserError as error:
    movie.discard()
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of a file")
@pytest.mark.parametrize("frames", [500, 30], ids=["while writing", "while finishing"])
def test_a_full_disk_is_one_sentence_and_leaves_no_file(tmp_path: Path, frames: int) -> None:
    path = tmp_path / "a.mp4"
    command = [sys.executable, "-c", FULL_DISK, path, str(frames)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"There is no space left to write {path}; make room or write to another disk.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "is a folder"),
        ("a.avi", r"\.mp4"),
        ("no/a.mp4", "folder .* does not exist"),
        ("a" * 300 + ".mp4", "cannot be"),
    ],
)
def test_an_invalid_path_is_refused_in_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        VideoFile(tmp_path / name, 25)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        check(tmp_path / "a.mp4")
    tmp_path.chmod(0o700)


def test_checking_a_path_changes_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("there before")
    check(tmp_path / "a.mp4")
    check(tmp_path / "b.mp4")
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]
