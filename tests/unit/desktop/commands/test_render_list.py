"""`render --list` with a pool that only writes files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import main
from desktop.commands import render_list
from desktop.devices.video_file import VideoFile
from desktop.rendering.fingerprint import fingerprint
from desktop.rendering.outcome import FAILED, MADE, Outcome
from desktop.rendering.render_request import RenderRequest


class Pool:
    """Makes a video at the next look, at most two at a time; `made` are all that were asked for."""

    made: list[str] = []  # noqa: RUF012 - of one test, see the fixture
    interrupted_after = 1000
    capacity, obstacle = 2, ""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, RenderRequest]] = []
        self.closed = False

    def start(self, key: int, request: RenderRequest) -> None:
        self._waiting.append((key, request))
        assert len(self._waiting) <= self.capacity

    def finished(self) -> list[tuple[int, Outcome]]:
        done, self._waiting = self._waiting, []
        return [(key, self._make(request)) for key, request in reversed(done)]

    def progress(self) -> float:
        return 0.5 * len(self._waiting)

    def close(self) -> None:
        self.closed = True

    def _make(self, request: RenderRequest) -> Outcome:
        if len(self.made) == self.interrupted_after:
            raise KeyboardInterrupt
        self.made.append(request.out.name)
        if request.sound and request.sound.stem == "broken":
            return Outcome(FAILED, sentence="It cannot be\nread.")
        request.out.parent.mkdir(exist_ok=True)
        video = VideoFile(request.out, 25, inputs=fingerprint(request))
        video.add_frame(0, np.zeros((512, 512, 3), np.uint8))
        video.finish()
        return Outcome(MADE, 1, ("A note.",))


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> Pool:
    made = Pool()
    monkeypatch.setattr(Pool, "made", [])
    monkeypatch.setattr(render_list, "LocalPool", lambda workers: made)
    return made


@pytest.fixture
def videos(tmp_path: Path) -> Path:
    """A list of three videos; the sound of the second is damaged."""
    (tmp_path / "me.jpg").touch()
    for name in ("a", "broken", "c"):
        (tmp_path / f"{name}.wav").write_text(name)
    file = tmp_path / "list.csv"
    file.write_text("portrait,audio,out\n" + "".join(f"me.jpg,{n}.wav,out/{n}.mp4\n" for n in ("a", "broken", "c")))
    return file


def run(*arguments: object) -> int:
    return main.main(["render", *map(str, arguments)])


def test_every_video_is_made_and_a_failure_stops_no_other(
    videos: Path, pool: Pool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--list", videos, "--workers", 2) == 1
    said = capsys.readouterr()
    assert sorted(said.out.splitlines()) == [str(videos.parent / "out" / f"{n}.mp4") for n in ("a", "c")]
    lines = said.err.splitlines()
    assert "line 3: It cannot be read." in lines
    assert "line 2: A note." in lines
    assert lines[-1] == "3 videos: 2 made, 0 were there, 1 failed."
    assert pool.closed


def test_a_second_call_makes_what_is_missing_or_changed(videos: Path, pool: Pool) -> None:
    run("--list", videos)
    pool.made.clear()
    (videos.parent / "c.wav").write_text("another sound")
    (videos.parent / "broken.wav").rename(videos.parent / "whole.wav")
    videos.write_text(videos.read_text().replace("broken", "whole"))
    assert run("--list", videos) == 0
    assert sorted(pool.made) == ["c.mp4", "whole.mp4"]
    pool.made.clear()
    assert run("--list", videos) == 0
    assert pool.made == []
    assert run("--list", videos, "--seed", 1) == 0
    assert len(pool.made) == 3


def test_one_json_object_for_each_video(videos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (videos.parent / "out").mkdir()
    assert run("--list", videos, "--json") == 1
    found = {entry["line"]: entry for entry in map(json.loads, capsys.readouterr().out.splitlines())}
    assert [found[line]["state"] for line in (2, 3, 4)] == ["made", "failed", "made"]
    assert found[2] == {
        "line": 2,
        "portrait": "me.jpg",
        "audio": "a.wav",
        "out": str(videos.parent / "out" / "a.mp4"),
        "state": "made",
        "frames": 1,
        "notes": ["A note."],
        "error": None,
    }
    assert found[3]["error"] == "It cannot be\nread."
    run("--list", videos, "--json")
    states = [json.loads(line)["state"] for line in capsys.readouterr().out.splitlines()]
    assert sorted(states) == ["failed", "skipped", "skipped"]


def test_wrong_rows_are_all_named_and_nothing_starts(
    videos: Path, pool: Pool, capsys: pytest.CaptureFixture[str]
) -> None:
    videos.write_text(videos.read_text() + "nobody.jpg,a.wav,d.mp4\nme.jpg,a.wav,out/a.mp4\n")
    assert run("--list", videos) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        f"{videos}, line 5",
        f"{videos}, line 6",
        "Nothing was started",
    ]
    assert pool.made == []


def test_a_file_of_another_origin_is_replaced_only_if_asked(
    videos: Path, pool: Pool, capsys: pytest.CaptureFixture[str]
) -> None:
    out = videos.parent / "out" / "a.mp4"
    out.parent.mkdir()
    out.write_text("holiday")
    assert run("--list", videos) == 2
    assert "line 2" in capsys.readouterr().err
    assert out.read_text() == "holiday"
    assert run("--list", videos, "--overwrite") == 1
    assert out.read_bytes() != b"holiday"


def test_an_interruption_says_how_far_it_came(
    videos: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pool, "interrupted_after", 2)
    assert run("--list", videos) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "3 videos: 1 made, 0 were there, 1 failed, 1 not made."
    assert pool.closed


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["felix", "june", "a.mp4", "--workers", "2"], "--out"),
        (["felix", "june", "a.mp4", "--json"], "--list"),
        (["--json"], "--list"),
        (["felix"], "--list"),
        (["felix", "--list", "LIST"], "leave out"),
        (["--list", "LIST", "--out", "videos"], "leave out"),
        (["--list", "LIST", "--curves", "a.csv"], "columns"),
        (["--list", "LIST", "--workers", "0"], "--workers"),
        (["--list", "LIST", "--workers", "2", "--scheduler", "tcp://a:1"], "not both"),
        *(
            (["--list", "LIST", "--scheduler", address], "tcp://host:8786")
            for address in ("", "a", "tcp://", "http://a:1")
        ),
        (["--list", "none.csv"], "cannot be read"),
        (["--list", "EMPTY"], "lists no videos"),
    ],
)
def test_wrong_calls_are_one_sentence(
    videos: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
) -> None:
    empty = videos.with_name("empty.csv")
    empty.write_text("portrait,out\n")
    assert run(*({"LIST": videos, "EMPTY": empty}.get(text, text) for text in arguments)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert word in said
