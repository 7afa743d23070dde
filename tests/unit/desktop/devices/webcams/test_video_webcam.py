"""Video files in place of a webcam."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from desktop.devices.webcams.video_webcam import VideoWebcam
from desktop.devices.webcams.webcam import open_webcam
from inference.user_error import UserError


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Ten frames at 50 frames a second, each brighter than the one before."""
    path = tmp_path / "clip.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=50)
        stream.width, stream.height = 64, 64
        for number in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 20 * number + 20, np.uint8), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_a_video_file_plays_at_its_own_pace_and_ends(video: Path) -> None:
    played, shades, times = VideoWebcam(video, looped=False), [], []
    while not played.ended:
        if read := played.read():
            shades.append(int(read[0][240, 320].mean()))
            times.append(read[1])
    assert shades == sorted(shades)
    assert times[-1] - times[0] == pytest.approx(0.18)
    assert [round((time - times[0]) * 50) for time in times] == [round((shade - 20) / 20) for shade in shades]


def test_a_video_file_as_webcam_plays_again(video: Path) -> None:
    played = open_webcam(str(video), photo=True)
    reads = [read for _ in range(24) if (read := played.read())]
    assert reads[0][0].shape == (64, 64, 3)
    assert reads[-1][1] - reads[0][1] > 0.2
    played.close()
    assert played.read() is None


def test_a_file_that_is_no_video_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "words.mp4").write_text("no video")
    with pytest.raises(UserError, match=r"words\.mp4 is not a video"):
        open_webcam(str(tmp_path / "words.mp4"))
