import argparse
from pathlib import Path

import av
import numpy as np
import pytest

from desktop.live.session import LiveSession
from desktop.live.session_parts import SessionParts
from desktop.live.session_settings import SessionSettings
from desktop.options.scene import SIZES, SceneOptions, add_arguments, from_options
from inference.decoder.scene.backdrop import Backdrop
from inference.motion.buffer import MotionBuffer
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.user_error import UserError
from tests.unit.desktop.fake_parts import FakeParts
from tests.waiting import wait_until


def parse(*words: str) -> SceneOptions:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return from_options(parser.parse_args(words))


def test_the_default_is_the_square_crop_with_its_own_background() -> None:
    assert parse() == SceneOptions() == SceneOptions((512, 512), Backdrop("photo"))
    assert parse("--size", "720p", "--background", "#102030") == SceneOptions((1280, 720), Backdrop("#102030"))


@pytest.mark.parametrize("size", SIZES)
def test_the_painter_renders_the_chosen_size(size: str) -> None:
    scene = parse("--size", size, "--background", "blur")
    painter = SessionParts.real(scene).painter(load_or_register(builtins.portraits()[0].path))
    width, height = SIZES[size]
    assert painter.render(MotionBuffer().at(0.0)).shape == (height, width, 3)


def test_camera_and_recording_take_frames_of_the_chosen_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[int, int]] = []
    monkeypatch.setattr("desktop.live.session_parts.VirtualCamera", lambda name, fps, size, planar: opened.append(size))
    parts = SessionParts.real(parse("--size", "720p"))
    parts.camera("auto", 30)
    assert opened == [(1280, 720)]
    recording = parts.recording(tmp_path / "a.mp4", 30)
    recording.add_frame(0, np.zeros((720, 1280, 3), np.uint8))
    recording.finish()
    with av.open(str(tmp_path / "a.mp4")) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (1280, 720)


def test_a_transparent_background_adds_alpha() -> None:
    scene = parse("--background", "transparent")
    assert scene.alpha
    painter = scene.open_decoder(load_or_register(builtins.portraits()[0].path))
    assert painter.render(MotionBuffer().at(0.0)).shape == (512, 512, 4)


def test_a_camera_refuses_a_transparent_background() -> None:
    scene = parse("--background", "transparent")
    scene.check_camera("none")
    with pytest.raises(UserError, match="No camera shows transparency"):
        scene.check_camera("auto")


def test_a_session_with_camera_and_transparent_background_does_not_start() -> None:
    settings = SessionSettings(builtins.portraits()[0].path, camera="auto", scene=parse("--background", "transparent"))
    session = LiveSession(settings, FakeParts().build())
    session.start()
    wait_until(lambda: session.state == "stopped")
    assert session.problem is not None
    assert "transparency" in session.problem
