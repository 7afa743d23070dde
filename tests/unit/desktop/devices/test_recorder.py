import os
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from desktop.devices.recorder import Movie, check, part
from inference.audio.sound_file import load_sound
from inference.user_error import UserError

ROOT = Path(__file__).parents[4]
RATE = 48_000


def picture(shade: int) -> np.ndarray:
    return np.full((64, 64, 3), shade, np.uint8)


def pictures(path: Path) -> list[tuple[float, int]]:
    """Time and shade of every picture in the file."""
    with av.open(str(path)) as container:
        return [(frame.time, int(frame.to_ndarray(format="rgb24").mean())) for frame in container.decode(video=0)]


def clicks(seconds: float, *places: int) -> np.ndarray:
    sound = np.zeros((int(seconds * RATE), 1), np.float32)
    for place in places:
        sound[place : place + 200, 0] = 0.8 * np.sin(np.arange(200) * 0.3)
    return sound


def offset(heard: np.ndarray, given: np.ndarray, place: int) -> int:
    """Samples by which `heard` is late at `place`."""
    reach = 1500
    around = heard[place - reach : place + reach + 200]
    return int(np.argmax(np.correlate(around, given[place : place + 200], "valid"))) - reach


@pytest.fixture
def movie(tmp_path: Path) -> Movie:
    return Movie(tmp_path / "a.mp4", 25, live=True, size=(64, 64))


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("fps", [25, 30, 60])
def test_picture_and_sound_are_where_they_were_put(tmp_path: Path, fps: int, live: bool) -> None:
    movie, sound = Movie(tmp_path / "a.mp4", fps, live=live, size=(64, 64)), clicks(2.0, 12_345, 70_000)
    step = RATE // fps
    for index in range(2 * fps):
        movie.add_frame(index, picture(4 * (index % 60)))
        movie.add_sound(index * step, sound[index * step : (index + 1) * step])
    movie.finish()
    shown = pictures(movie.path)
    assert [round(time * fps) for time, _ in shown] == list(range(2 * fps))
    assert all(abs(shade - 4 * (index % 60)) <= 3 for index, (_, shade) in enumerate(shown))
    heard = load_sound(movie.path).original[:, 0]
    assert abs(len(heard) - 2 * RATE) <= 1024
    assert [offset(heard, sound[:, 0], place) for place in (12_345, 70_000)] == [0, 0]


def test_both_streams_begin_at_0(movie: Movie) -> None:
    for index in range(30):
        movie.add_frame(index, picture(50))
        movie.add_sound(index * 1920, clicks(0.04))
    movie.finish()
    with av.open(str(movie.path)) as container:
        assert [stream.start_time for stream in container.streams] == [0, 0]
        assert container.duration == pytest.approx(1.2e6, abs=2e3)


def test_missing_pictures_are_held_and_missing_sound_is_silence(movie: Movie) -> None:
    movie.add_frame(0, picture(40))
    movie.add_frame(10, picture(200))
    movie.add_frame(5, picture(90))
    movie.add_sound(0, np.full((4800, 1), 0.5, np.float32))
    movie.add_sound(24_000, np.full((24_000, 1), 0.5, np.float32))
    movie.finish()
    shades = [shade for _, shade in pictures(movie.path)]
    assert len(shades) == 25
    assert all(abs(shade - 40) <= 3 for shade in shades[:10])
    assert all(abs(shade - 200) <= 3 for shade in shades[10:])
    heard = load_sound(movie.path).original[:, 0]
    assert np.abs(heard[8_000:20_000]).max() < 0.05
    assert np.abs(heard[26_000:46_000]).mean() > 0.3


def test_sound_from_before_the_file_and_sound_given_twice_is_left_out(movie: Movie) -> None:
    sound = clicks(1.0, 20_000)
    movie.add_frame(0, picture(0))
    movie.add_sound(-480, np.concatenate([np.full((480, 1), 0.9, np.float32), sound[:9600]]))
    movie.add_sound(4800, sound[4800:])
    movie.finish()
    assert offset(load_sound(movie.path).original[:, 0], sound[:, 0], 20_000) == 0


def test_pictures_that_begin_late_begin_with_the_first_one(movie: Movie) -> None:
    movie.add_frame(3, picture(120))
    movie.add_sound(0, clicks(0.2))
    movie.finish()
    assert [round(time * 25) for time, _ in pictures(movie.path)] == [0, 1, 2, 3, 4]


def test_stereo_stays_stereo(tmp_path: Path) -> None:
    movie = Movie(tmp_path / "a.mp4", 25, channels=2, size=(64, 64))
    left = np.hstack([clicks(1.0, 20_000), np.zeros((RATE, 1), np.float32)])
    movie.add_frame(0, picture(0))
    movie.add_sound(0, left)
    movie.finish()
    heard = load_sound(movie.path).original
    assert np.abs(heard[:, 0]).max() > 0.5
    assert np.abs(heard[:, 1]).max() < 0.1


def test_the_file_says_that_it_was_generated(movie: Movie) -> None:
    movie.add_frame(0, picture(0))
    movie.finish()
    with av.open(str(movie.path)) as container:
        assert "AI-generated" in container.metadata["title"]
        assert "AI-generated" in container.metadata["comment"]


def test_until_it_is_finished_the_file_has_another_name(movie: Movie) -> None:
    movie.path.write_text("what was there before")
    movie.add_frame(0, picture(0))
    assert movie.path.read_text() == "what was there before"
    assert part(movie.path).exists()
    movie.finish()
    assert not part(movie.path).exists()
    assert len(pictures(movie.path)) == 1


def test_a_discarded_file_leaves_nothing(movie: Movie) -> None:
    movie.add_frame(0, picture(0))
    movie.discard()
    assert list(movie.path.parent.iterdir()) == []


def test_an_abandoned_file_is_kept_when_it_can_be_played(movie: Movie) -> None:
    for index in range(80):
        movie.add_frame(index, picture(index))
        movie.add_sound(index * 1920, clicks(0.04))
    kept = movie.abandon()
    assert kept is not None
    assert len(pictures(kept)) >= 50
    assert not movie.path.exists()


def test_an_abandoned_file_with_nothing_in_it_is_gone(movie: Movie) -> None:
    movie.add_frame(0, picture(0))
    assert movie.abandon() is None
    assert list(movie.path.parent.iterdir()) == []


CRASH = """
import os, sys
from pathlib import Path
import numpy as np
from desktop.devices.recorder import Movie
movie = Movie(Path(sys.argv[1]), 25, live=True, size=(64, 64))
for index in range(100):
    movie.add_frame(index, np.full((64, 64, 3), index, np.uint8))
    movie.add_sound(index * 1920, np.zeros((1920, 1), np.float32))
os.kill(os.getpid(), 9)
"""


def test_a_crash_leaves_a_file_that_can_be_played(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASH, tmp_path / "a.mp4"], check=False, cwd=ROOT)
    assert len(pictures(tmp_path / "a.part.mp4")) >= 75  # all but the last second


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from pathlib import Path
import numpy as np
from desktop.devices.recorder import Movie
from inference.user_error import UserError
movie, noise = Movie(Path(sys.argv[1]), 25, size=(64, 64)), np.random.default_rng(0)
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
def test_a_full_disk_is_one_sentence_and_nothing_is_left(tmp_path: Path, frames: int) -> None:
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
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        Movie(tmp_path / name, 25)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused_in_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        check(tmp_path / "a.mp4")
    tmp_path.chmod(0o700)


def test_checking_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("there before")
    check(tmp_path / "a.mp4")
    check(tmp_path / "b.mp4")
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]
