import os
import shutil
from pathlib import Path

import av
import numpy as np
import pytest

import main
from inference.audio.sound_file import load_sound
from inference.portrait import builtins
from tests.sounds import voice, write_sound

SECONDS = 1.0


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def photo() -> str:
    return builtins.portraits()[0].name


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """One second of a built-in voice from its onset."""
    samples = load_sound(builtins.voices()[0].path).original[:, 0]
    loud = int(np.argmax(np.abs(samples) > 0.1))
    return write_sound(tmp_path / "speech.wav", samples[max(0, loud - 9600) :][: int(SECONDS * 48_000)], 48_000)


def pictures(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])


def test_a_video_has_moving_frames_and_synchronous_sound(tmp_path: Path, photo: str, speech: Path) -> None:
    out = tmp_path / "out.mp4"
    assert main.main(["render", photo, str(speech), str(out)]) == 0
    shown = pictures(out)
    assert shown.shape == (25, 512, 512, 3)
    assert np.abs(np.diff(shown.astype(int), axis=0)).max() > 20, "nothing moves"
    given, heard = load_sound(speech).original[:, 0], load_sound(out).original[:, 0]
    together = np.correlate(heard[4800:-9600], given[4800 + 2000 : -9600 - 2000], "valid")
    assert int(np.argmax(together)) == 2000
    with av.open(str(out)) as container:
        assert "AI-generated" in container.metadata["comment"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.mp4", "speech.wav"]


def test_the_same_seed_gives_the_same_frames_and_another_seed_differs(tmp_path: Path, photo: str) -> None:
    speech = write_sound(tmp_path / "a.wav", voice(0.4), 48_000)
    files = [tmp_path / f"{number}.mp4" for number in range(3)]
    for out, seed in zip(files, ("1", "1", "2"), strict=True):
        assert main.main(["render", photo, str(speech), str(out), "--fps", "30", "--seed", seed]) == 0
    one, again, other = (pictures(out) for out in files)
    np.testing.assert_array_equal(one, again)
    assert len(one) == 12
    assert (one != other).any()


def test_a_wide_video_has_a_coloured_background(tmp_path: Path, photo: str) -> None:
    speech, out = write_sound(tmp_path / "a.wav", voice(0.2), 48_000), tmp_path / "out.mp4"
    command = ["render", photo, str(speech), str(out), "--size", "720p", "--background", "#20603a"]
    assert main.main(command) == 0
    shown = pictures(out)
    assert shown.shape == (5, 720, 1280, 3)
    assert np.abs(shown[:, :200, :100].astype(int) - [0x20, 0x60, 0x3A]).max() < 8


def test_a_transparent_background_is_kept_in_formats_with_alpha(
    tmp_path: Path, photo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speech = str(write_sound(tmp_path / "a.wav", voice(0.2), 48_000))
    assert main.main(["render", photo, speech, str(tmp_path / "out.mov"), "--background", "transparent"]) == 0
    with av.open(str(tmp_path / "out.mov")) as container:
        alpha = next(container.decode(video=0)).to_ndarray(format="rgba")[..., 3]
    assert alpha[:30, :30].max() < 8
    assert alpha[300, 256] > 250
    assert main.main(["render", photo, speech, str(tmp_path / "%02d.png"), "--background", "transparent"]) == 0
    assert len(list(tmp_path.glob("0?.png"))) == 5
    assert main.main(["render", photo, speech, str(tmp_path / "out.mp4"), "--background", "transparent"]) == 2
    assert "transparent" in capsys.readouterr().err


@pytest.mark.parametrize("rate", [8_000, 96_000])
@pytest.mark.parametrize("kind", ["silent", "stereo", "not numbers"])
def test_unusual_sound_formats_are_rendered(tmp_path: Path, photo: str, rate: int, kind: str) -> None:
    sound = voice(0.2, rate)
    sound = {"silent": 0 * sound, "stereo": np.stack([sound, 0 * sound], 1), "not numbers": sound * np.nan}[kind]
    source, out = write_sound(tmp_path / "a.wav", sound, rate), tmp_path / "out.mp4"
    assert main.main(["render", photo, str(source), str(out)]) == 0
    assert len(pictures(out)) == 5


def make_text(folder: Path) -> list[str]:
    (folder / "a.wav").write_text("no sound")
    return ["", str(folder / "a.wav"), ""]


def make_one_sample(folder: Path) -> list[str]:
    return ["", str(write_sound(folder / "a.wav", np.ones(1), 16_000)), ""]


def make_overwriting(folder: Path) -> list[str]:
    shutil.copy(builtins.voices()[0].path, folder / "a.mp4")
    return ["", str(folder / "a.mp4"), str(folder / "a.mp4")]


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: ["no-such-face.jpg", "", ""],
        lambda folder: ["", str(folder), ""],
        lambda folder: ["", str(folder / "none.wav"), ""],
        lambda folder: ["", "", str(folder)],
        lambda folder: ["", "", str(folder / "none" / "out.mp4")],
        lambda folder: ["", "", str(folder / "out.avi")],
        make_text,
        make_one_sample,
        make_overwriting,
    ],
)
def test_invalid_arguments_are_refused_and_leave_no_file(
    tmp_path: Path, photo: str, capsys: pytest.CaptureFixture[str], make
) -> None:
    given = make(tmp_path)
    before = {path: path.stat().st_size for path in tmp_path.rglob("*")}
    usual = [photo, str(builtins.voices()[0].path), str(tmp_path / "out.mp4")]
    assert main.main(["render", *(one or other for one, other in zip(given, usual, strict=True))]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert {path: path.stat().st_size for path in tmp_path.rglob("*")} == before


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_full_disk_is_one_sentence_and_leaves_no_file(
    tmp_path: Path, photo: str, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    load_sound(speech)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        status = main.main(["render", photo, str(speech), str(tmp_path / "out.mp4")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert status == 2
    assert "no space left" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["speech.wav"]
