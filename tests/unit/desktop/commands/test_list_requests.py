"""Rows of a list as requests, all checked before the first is rendered."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

from desktop.commands import render
from desktop.commands.list_requests import Refused, RowReader, Wanted
from desktop.rendering.render_request import RenderRequest
from desktop.rendering.video_list import ListRow
from inference.portrait import builtins


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("me.jpg", "talk.wav", "wall.png", "in.csv"):
        (tmp_path / name).write_text(f"{tmp_path} {name}")  # what is stated about a photo is kept by its content
    (tmp_path / "glad.toml").write_text("jawOpen = 0.5\n")
    return tmp_path


def checked(folder: Path, *rows: dict[str, str], options: tuple[str, ...] = ()) -> list[Wanted | Refused]:
    parser = argparse.ArgumentParser()
    render.add_arguments(parser)
    file = folder / "list.csv"
    given = parser.parse_args(["--list", str(file), *options])
    return list(RowReader(file, given).requests([ListRow(number, row) for number, row in enumerate(rows, 2)]))


def request_(folder: Path, *options: str, **cells: str) -> RenderRequest:
    row = {"portrait": "me.jpg", "audio": "talk.wav", "out": "a.mp4"}
    row |= {name.replace("_", "-"): text for name, text in cells.items()}
    (found,) = checked(folder, row, options=options)
    assert isinstance(found, Wanted), found
    return found.request


def refusal(folder: Path, **cells: str) -> str:
    row = {"portrait": "me.jpg", "audio": "talk.wav", "out": "a.mp4"}
    row |= {name.replace("_", "-"): text for name, text in cells.items()}
    (found,) = checked(folder, {name: text for name, text in row.items() if text})
    assert isinstance(found, Refused), found
    assert found.line == 2
    assert "\n" not in found.sentence
    return found.sentence


def test_paths_start_at_the_folder_of_the_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    request = request_(folder, out="new/a.mov", background="wall.png", emotion="glad.toml:0.5", curves="c.csv")
    assert (request.photo, request.sound) == (folder / "me.jpg", folder / "talk.wav")
    assert (request.out, request.curves_out) == (folder / "new" / "a.mov", folder / "c.csv")
    assert request.background == str(folder / "wall.png")
    assert request.controls.emotion is not None
    assert 0.2 < np.max(request.controls.emotion) < 0.5
    assert request_(folder, portrait=str(folder / "me.jpg")).photo == folder / "me.jpg"


def test_home_and_built_ins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    request = request_(folder, portrait="Felix", audio="june", out="~/b.mp4")
    assert (request.photo, request.sound) == (builtins.find("felix"), builtins.find("june"))
    assert request.out == folder / "b.mp4"


def test_a_row_overrides_the_command_line(folder: Path) -> None:
    command = ("--size", "720p", "--seed", "3", "--mood", "--still")
    given = request_(folder, *command)
    assert (given.size, given.seed, given.controls.mood, given.controls.still) == ("720p", 3, True, True)
    own = request_(folder, *command, size="512", mood="no", no_mark="yes", consent="artwork", gaze="-5,2")
    assert (own.size, own.seed, own.controls.mood, own.disclosure.mark) == ("512", 3, False, None)
    assert own.controls.gaze == (-5.0, 2.0)


def test_curves_need_no_sound(folder: Path) -> None:
    (found,) = checked(folder, {"portrait": "me.jpg", "out": "a.mp4", "from-curves": "in.csv"})
    assert isinstance(found, Wanted)
    assert (found.request.sound, found.request.from_curves) == (None, folder / "in.csv")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"portrait": ""}, "portrait is missing"),
        ({"out": ""}, "out is missing"),
        ({"audio": ""}, "audio is missing"),
        ({"portrait": "nobody.jpg"}, "There is no file"),
        ({"audio": "."}, "There is no file"),
        ({"sizes": "512"}, "no option sizes"),
        ({"list": "a.csv"}, "no option list"),
        ({"size": "4k"}, "invalid choice"),
        ({"fps": "fast"}, "invalid int"),
        ({"seed": "-1"}, "--seed takes a number"),
        ({"zoom": "9"}, "--zoom takes"),
        ({"gaze": "--"}, "not '--'"),
        ({"no-mark": "yes"}, "add consent"),
        ({"no-mark": "yes", "consent": "me"}, "--no-mark-reason"),
        ({"consent": "hers"}, "invalid ConsentKind"),
        ({"still": "maybe"}, "yes or no"),
        ({"emotion": "gleeful"}, "no emotion"),
        ({"emotion": "none.toml"}, "none.toml"),
        ({"background": "none.png"}, "no background"),
        ({"background": "transparent"}, "transparent"),
        ({"out": "a.avi"}, ".mp4"),
        ({"out": "a"}, ".mp4"),
        ({"out": "a.png"}, "%05d"),
        ({"out": "me.jpg"}, ".mp4"),
        ({"out": "talk.wav"}, ".mp4"),
        ({"curves": "talk.wav"}, "files that the list reads"),
        ({"curves": "list.csv"}, "files that the list reads"),
        ({"portrait": "me.jpg\0"}, "There is no file"),
    ],
)
def test_a_wrong_cell_is_one_sentence(folder: Path, cells: dict[str, str], words: str) -> None:
    assert words in refusal(folder, **cells)


def test_a_folder_is_no_video(folder: Path) -> None:
    (folder / "a.mp4").mkdir()
    assert "is a folder" in refusal(folder)


def test_no_row_writes_what_any_row_reads_or_writes(folder: Path) -> None:
    (folder / "b.mp4").touch()
    rows = [
        {"portrait": "me.jpg", "audio": "talk.wav", "out": out} for out in ("a.mp4", "./a.mp4", "b.mp4", "f-%03d.png")
    ]
    rows += [
        {"portrait": "me.jpg", "audio": "b.mp4", "out": "c.mp4"},
        {"portrait": "me.jpg", "audio": "talk.wav", "out": "f-%03d.png"},
    ]
    found = checked(folder, *rows)
    assert [row.line for row in found if isinstance(row, Refused)] == [3, 4, 7]
    assert "earlier row" in next(row.sentence for row in found if isinstance(row, Refused))


def test_text_takes_the_place_of_audio(folder: Path) -> None:
    (folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    spoken = {"portrait": "me.jpg", "voice": "pt"}
    rows = [{"text": "Good day."}, {"text": "talk.srt"}, {"audio": "talk.srt"}, {"text": "Both.", "audio": "talk.wav"}]
    found = checked(folder, *(spoken | row | {"out": f"{number}.mp4"} for number, row in enumerate(rows)))
    scripts = [wanted.request.speech for wanted in found if isinstance(wanted, Wanted)]
    assert [script and (script.cues[0].text, script.voice) for script in scripts] == [
        ("Good day.", "pt"),
        ("Hello.", "pt"),
        ("Hello.", "pt"),
    ]
    assert isinstance(found[3], Refused)
    assert "takes the place of AUDIO" in found[3].sentence
