"""Several sounds in one command, and one video as the window renders it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import av
import cv2
import pytest
from PIL import Image

import main
from desktop.rendering import video_renderer
from desktop.rendering.render_request import RenderRequest
from inference.decoder.decoder import Decoder
from inference.decoder.frame_geometry import FrameGeometry
from inference.portrait import builtins
from inference.types import Motion
from inference.user_error import UserError
from tests.sounds import voice, write_sound
from tests.unsigned import unsigned


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def photo() -> Path:
    return builtins.portraits()[0].path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_sound(tmp_path / "talk.wav", voice(0.2), 48_000)


def render(photo: Path, *arguments: object) -> int:
    return main.main(["render", str(photo), *map(str, arguments)])


def test_a_bad_sound_is_reported_and_the_others_are_rendered(
    tmp_path: Path, photo: Path, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.mp3", tmp_path / "videos"
    bad.write_text("no sound")
    (tmp_path / "other").mkdir()
    namesake = write_sound(tmp_path / "other" / "talk.wav", voice(0.2, 16_000), 16_000)
    assert render(photo, sound, bad, namesake, "--out", out) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(out / "talk.mp4"), str(out / "talk 2.mp4")]
    refusal, total = said.err.splitlines()
    assert refusal.startswith(f"{bad} cannot be read as sound")
    assert total == "1 of 3 videos could not be made."
    assert sorted(path.name for path in out.iterdir()) == ["talk 2.mp4", "talk.mp4"]
    for path in out.iterdir():
        with av.open(str(path)) as container:
            assert sum(1 for _ in container.decode(video=0)) == 5


def test_several_processes_make_the_same_files(
    tmp_path: Path, photo: Path, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.mp3", tmp_path / "videos"
    bad.write_text("no sound")
    assert render(photo, sound, bad, "--out", out, "--workers", 2) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(out / "talk.mp4")]
    assert said.err.splitlines()[-1] == "1 of 2 videos could not be made."
    assert [path.name for path in out.iterdir()] == ["talk.mp4"]
    assert render(photo, sound, "--out", tmp_path / "one") == 0
    assert unsigned(tmp_path / "one" / "talk.mp4") == unsigned(out / "talk.mp4")


def test_each_image_sequence_gets_its_own_folder(tmp_path: Path, photo: Path, sound: Path) -> None:
    out = tmp_path / "videos"
    assert render(photo, sound, "--out", out, "--format", "png", "--background", "transparent") == 0
    files = sorted((out / "talk").iterdir())
    assert [path.name for path in files] == [f"talk-{number:05d}.png" for number in range(5)]
    with Image.open(files[0]) as picture:
        assert picture.mode == "RGBA"


@pytest.mark.parametrize(("kind", "first", "second"), [("mp4", "talk.mp4", "talk 2.mp4"), ("png", "talk", "talk 2")])
def test_a_batch_run_again_keeps_the_videos_that_are_there(
    tmp_path: Path, photo: Path, sound: Path, kind: str, first: str, second: str
) -> None:
    out = tmp_path / "videos"
    assert render(photo, sound, "--out", out, "--format", kind, "--seed", 1) == 0
    before = contents(out)
    assert render(photo, sound, "--out", out, "--format", kind, "--seed", 2) == 0
    after = contents(out)
    assert {path: after[path] for path in before} == before
    assert {path.name for path in out.iterdir()} == {first, second}
    assert render(photo, sound, "--out", out, "--format", kind, "--seed", 3, "--overwrite") == 0
    replaced = contents(out)
    assert replaced.keys() == after.keys()
    assert {path.parts[0] for path in replaced if replaced[path] != after[path]} == {first}


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["talk.wav", "out.mp4", "--overwrite"], "--out"),
        (["talk.wav", "talk.wav", "out.mp4"], "--out"),
        (["talk.wav", "out.mp4", "--format", "mov"], "--out"),
        (["talk.wav", "--out", "videos", "--background", "transparent"], "--format"),
        (["talk.wav", "--out", "talk.wav"], "another folder"),
        (["talk.wav", "--out", "videos", "--curves", "a.csv"], "curves"),
    ],
)
def test_invalid_arguments_are_refused_in_one_sentence(
    tmp_path: Path,
    photo: Path,
    sound: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert render(photo, *arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert word in said
    assert sound.stat().st_size > 1000


def test_an_abandoned_video_leaves_no_file(tmp_path: Path, photo: Path, sound: Path) -> None:
    out = tmp_path / "videos" / "talk.mp4"
    with contextlib.closing(video_renderer.render(RenderRequest(photo, sound, out), shown=True)) as steps:
        step = next(step for step in steps if step.done == 2)
        assert step.total == 5
        assert step.pixels is not None
        assert step.pixels.shape == (512, 512, 3)
        assert not out.exists()
        assert list(out.parent.iterdir())
    assert not out.parent.exists()


def test_a_video_never_overwrites_its_own_sound(tmp_path: Path, photo: Path, sound: Path) -> None:
    copied = sound.rename(tmp_path / "talk.mp4")
    with pytest.raises(UserError, match="files to read"):
        list(video_renderer.render(RenderRequest(photo, copied, tmp_path / "talk.mp4")))


def test_an_encoder_that_does_not_start_is_one_sentence(
    tmp_path: Path, photo: Path, sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise av.error.ExternalError(542398533, "Generic error in an external library")

    monkeypatch.setattr(video_renderer, "VideoFile", fail)
    assert render(photo, sound, tmp_path / "a.mp4") == 2
    said = capsys.readouterr().err
    assert "does not start" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("std::bad_alloc")])
def test_a_lack_of_memory_ends_one_video_of_a_batch(
    tmp_path: Path,
    photo: Path,
    sound: Path,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_sound = video_renderer.SoundStream

    def once(path: Path) -> object:
        monkeypatch.setattr(video_renderer, "SoundStream", open_sound)
        raise error

    monkeypatch.setattr(video_renderer, "SoundStream", once)
    assert render(photo, sound, sound, "--out", tmp_path / "videos") == 1
    said = capsys.readouterr()
    assert said.err.startswith("There is not enough memory")
    assert [path.name for path in (tmp_path / "videos").iterdir()] == ["talk 2.mp4"]


def test_a_lack_of_memory_in_the_middle_leaves_no_file(
    tmp_path: Path, photo: Path, sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare, prepared = Decoder.prepare, []

    def fail(self: Decoder, motion: Motion) -> FrameGeometry:
        prepared.append(motion)
        if len(prepared) == 3:
            raise cv2.error("OpenCV(5.0.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 9 bytes")
        return prepare(self, motion)

    monkeypatch.setattr(Decoder, "prepare", fail)
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "a.mp4"
    assert render(photo, sound, out, "--curves", out.with_suffix(".csv")) == 2
    assert capsys.readouterr().err == "There is not enough memory; close other programs and try again.\n"
    assert list(out.parent.iterdir()) == []
