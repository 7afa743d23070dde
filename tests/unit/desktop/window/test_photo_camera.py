"""Taking a photo with a webcam: what is shown, taken and closed; and the command that does it in a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.commands import take_photo as command
from desktop.commands.take_photo import take_photo
from desktop.window import photo_camera
from desktop.window.photo_camera import SHOTS, PhotoCamera
from inference.portrait.framing_advice import FAR, GOOD
from inference.portrait.measured_face import MeasuredFace
from inference.types import Pixels
from inference.user_error import UserError
from tests.fake_webcam import FRONTAL, GREY, FakeWebcam


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_camera, "SHOT_SECONDS", 0.0)
    monkeypatch.setattr(photo_camera, "ADVICE_SECONDS", 0.0)
    for name in ("TICK_SECONDS", "COUNT_SECONDS", "GOOD_SECONDS"):
        monkeypatch.setattr(command, name, 0.01)


def wait_until(true: Callable[[], object]) -> None:
    ends = time.perf_counter() + 10
    while not true() and time.perf_counter() < ends:
        time.sleep(0.002)
    assert true()


def by_shade(pixels: Pixels) -> MeasuredFace | None:
    """A face as sharp as the picture is light; none in black."""
    return replace(FRONTAL, sharpness=float(pixels[0, 0, 0])) if pixels.any() else None


def test_five_pictures_best_first_and_the_webcam_is_off() -> None:
    webcam = FakeWebcam([np.full_like(GREY, shade) for shade in (50, 200, 0, 90, 120)])
    camera = PhotoCamera(webcam.webcams(by_shade), "Desk webcam")
    wait_until(lambda: camera.view)
    assert camera.shots == []
    assert webcam.on
    camera.take()
    wait_until(lambda: camera.shots)
    assert [int(shot[0, 0, 0]) for shot in camera.shots] == [200, 120, 90, 50, 0]
    assert (camera.face_seen, webcam.opened, webcam.on) == (True, ["Desk webcam"], False)
    assert len(camera.shots) == SHOTS


def test_closing_drops_everything_and_switches_the_webcam_off() -> None:
    webcam = FakeWebcam()
    camera = PhotoCamera(webcam.webcams(), None)
    wait_until(lambda: camera.view)
    camera.take()
    assert camera.close()
    assert not webcam.on
    again = PhotoCamera(webcam.webcams(), None, camera)
    wait_until(lambda: again.view)
    assert again.close()


@pytest.mark.parametrize("place", ["refusal", "broken"])
def test_a_webcam_that_fails_is_a_sentence_and_off(place: str) -> None:
    webcam = FakeWebcam()
    setattr(webcam, place, "The webcam is gone.")
    camera = PhotoCamera(webcam.webcams(), None)
    wait_until(lambda: camera.problem)
    assert camera.problem == "The webcam is gone."
    wait_until(lambda: not webcam.on)


def test_the_command_advises_counts_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    far = replace(FRONTAL, box=FRONTAL.box * 0.3)
    faces = iter([far, far])
    webcam = FakeWebcam([np.full_like(GREY, 77)], 0.02)
    take_photo(tmp_path / "me.png", None, webcam.webcams(lambda _: next(faces, FRONTAL)))
    said = capsys.readouterr().out.splitlines()
    assert said[-6:-1] == [GOOD, "Photo in 3", "Photo in 2", "Photo in 1", "Now"]
    assert said[:-6] in ([FAR], [])  # seen only if the terminal looks in time
    assert np.asarray(Image.open(tmp_path / "me.png")).shape == GREY.shape
    assert not webcam.on


def test_the_command_replaces_nothing(tmp_path: Path) -> None:
    webcam, out = FakeWebcam(), tmp_path / "me.jpg"
    out.write_text("mine")
    with pytest.raises(UserError, match="not replaced"):
        take_photo(out, None, webcam.webcams())
    with pytest.raises(UserError, match=r"end with \.png"):
        take_photo(tmp_path / "me.gif", None, webcam.webcams())
    with pytest.raises(UserError, match="does not exist"):
        take_photo(tmp_path / "away" / "me.png", None, webcam.webcams())
    assert (out.read_text(), webcam.opened) == ("mine", [])


def test_without_a_face_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "PATIENCE_SECONDS", 0.05)
    webcam = FakeWebcam()
    with pytest.raises(UserError, match="nothing is kept"):
        take_photo(tmp_path / "me.png", None, webcam.webcams(lambda _: None))
    assert list(tmp_path.iterdir()) == []
    assert not webcam.on
