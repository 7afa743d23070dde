"""Controls and face curves in the render command."""

import csv
from pathlib import Path

import av
import numpy as np
import pytest

import main
from inference.portrait import builtins
from tests.sounds import voice, write_sound


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def photo() -> str:
    return builtins.portraits()[0].name


def pictures(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]).astype(int)


def test_controls_change_the_expected_parts_of_the_frame(tmp_path: Path, photo: str) -> None:
    speech = write_sound(tmp_path / "a.wav", voice(0.2), 48_000)
    options = {"plain": [], "glad": ["--emotion", "happy"], "turned": ["--head-pose", "-12,0,0"]}
    shown = {}
    for name, extra in options.items():
        out = tmp_path / f"{name}.mp4"
        assert main.main(["render", photo, str(speech), str(out), "--still", *extra]) == 0
        shown[name] = pictures(out)
    assert np.abs(shown["glad"] - shown["plain"]).mean() > 0.3
    assert np.abs(shown["turned"] - shown["plain"]).mean() > np.abs(shown["glad"] - shown["plain"]).mean()


def test_exported_curves_can_be_imported(tmp_path: Path, photo: str) -> None:
    speech, out, again, table = (tmp_path / name for name in ("a.wav", "out.mp4", "again.mp4", "a.csv"))
    write_sound(speech, voice(0.4), 48_000)
    assert main.main(["render", photo, str(speech), str(out), "--still", "--curves", str(table)]) == 0
    with table.open(newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 11
    assert all(len(row) == 63 for row in rows)
    assert main.main(["render", photo, str(again), "--from-curves", str(table), "--curves-fps", "25"]) == 0
    assert len(pictures(again)) == 10
    assert np.abs(pictures(again) - pictures(out)).mean() < 3


def test_curves_are_played_with_a_sound_track(tmp_path: Path, photo: str) -> None:
    table, speech, out = tmp_path / "a.csv", tmp_path / "a.wav", tmp_path / "out.mp4"
    table.write_text("time,jawOpen\n0,0\n0.2,0.8\n0.4,0\n")
    write_sound(speech, voice(0.4), 48_000)
    assert main.main(["render", photo, str(speech), str(out), "--from-curves", str(table)]) == 0
    shown = pictures(out)
    assert len(shown) == 15
    assert np.abs(shown[5] - shown[0]).max() > 50
    with av.open(str(out)) as container:
        heard = np.concatenate([frame.to_ndarray().ravel() for frame in container.decode(audio=0)])
    assert np.abs(heard).max() > 0.05


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["PHOTO", "OUT"], "Give a sound or text file after the portrait"),
        (["PHOTO", "OUT", "--from-curves", "none.csv"], "There is no file none.csv"),
        (["PHOTO", "OUT", "--from-curves", "none.csv", "--curves-fps", "0"], "0.1 to 1000"),
        (["PHOTO", "SOUND", "OUT", "--curves", "no/such/folder/a.csv"], "cannot be written to"),
        (["PHOTO", "SOUND", "OUT", "--emotion", "joy"], "no emotion 'joy'"),
        (["PHOTO", "SOUND", "OUT", "--gaze", "-40,0"], "--gaze takes"),
    ],
)
def test_invalid_arguments_are_refused(
    tmp_path: Path, photo: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speech = write_sound(tmp_path / "a.wav", voice(0.2), 48_000)
    names = {"PHOTO": photo, "SOUND": str(speech), "OUT": str(tmp_path / "out.mp4")}
    assert main.main(["render", *(names.get(argument, argument) for argument in arguments)]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out.mp4").exists()
