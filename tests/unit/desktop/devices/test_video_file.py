from pathlib import Path

import av
import numpy as np
import pytest

from desktop.devices.encoder_frame import YUV420P, encoder_frame
from desktop.devices.video_file import VideoFile
from inference.audio.sound_file import load_sound
from inference.decoder.picture_format import FILE, RGB
from tests.unit.desktop.devices.recorded_video import RATE, clicks, offset, picture, pictures


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("fps", [25, 30, 60])
def test_frames_and_sound_keep_their_times(tmp_path: Path, fps: int, live: bool) -> None:
    movie, sound = VideoFile(tmp_path / "a.mp4", fps, live=live, size=(64, 64)), clicks(2.0, 12_345, 70_000)
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


def test_both_streams_start_at_0(movie: VideoFile) -> None:
    for index in range(30):
        movie.add_frame(index, picture(50))
        movie.add_sound(index * 1920, clicks(0.04))
    movie.finish()
    with av.open(str(movie.path)) as container:
        assert [stream.start_time for stream in container.streams] == [0, 0]
        assert container.duration == pytest.approx(1.2e6, abs=2e3)


def test_missing_frames_repeat_the_last_one_and_missing_sound_is_silence(movie: VideoFile) -> None:
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


def test_sound_before_the_file_and_repeated_sound_are_dropped(movie: VideoFile) -> None:
    sound = clicks(1.0, 20_000)
    movie.add_frame(0, picture(0))
    movie.add_sound(-480, np.concatenate([np.full((480, 1), 0.9, np.float32), sound[:9600]]))
    movie.add_sound(4800, sound[4800:])
    movie.finish()
    assert offset(load_sound(movie.path).original[:, 0], sound[:, 0], 20_000) == 0


def test_the_first_frame_fills_the_time_before_it(movie: VideoFile) -> None:
    movie.add_frame(3, picture(120))
    movie.add_sound(0, clicks(0.2))
    movie.finish()
    assert [round(time * 25) for time, _ in pictures(movie.path)] == [0, 1, 2, 3, 4]


def test_stereo_stays_stereo(tmp_path: Path) -> None:
    movie = VideoFile(tmp_path / "a.mp4", 25, channels=2, size=(64, 64))
    left = np.hstack([clicks(1.0, 20_000), np.zeros((RATE, 1), np.float32)])
    movie.add_frame(0, picture(0))
    movie.add_sound(0, left)
    movie.finish()
    heard = load_sound(movie.path).original
    assert np.abs(heard[:, 0]).max() > 0.5
    assert np.abs(heard[:, 1]).max() < 0.1


def test_the_metadata_say_ai_generated(movie: VideoFile) -> None:
    movie.add_frame(0, picture(0))
    movie.finish()
    with av.open(str(movie.path)) as container:
        assert "AI-generated" in container.metadata["title"]
        assert "AI-generated" in container.metadata["comment"]


def test_planes_are_encoded_as_the_same_picture_in_rgb(tmp_path: Path) -> None:
    x, y = np.meshgrid(np.arange(64), np.arange(48))
    rgb = np.stack([x * 3, y * 4, 120 + 0 * x], -1).astype(np.uint8)
    seen = []
    for name, shown in (("rgb", rgb), ("planes", encoder_frame(rgb, YUV420P).to_ndarray())):
        film = VideoFile(tmp_path / f"{name}.mp4", 25, size=(64, 48))
        assert film.format is FILE
        film.add_frame(0, shown)
        film.finish()
        with av.open(str(tmp_path / f"{name}.mp4")) as file:
            seen.append(next(file.decode(video=0)).to_ndarray())
    assert (seen[0] == seen[1]).all()


def test_only_files_in_420_take_planes(tmp_path: Path) -> None:
    film = VideoFile(tmp_path / "a.mov", 25, size=(64, 48))
    assert film.format is RGB
    film.discard()
