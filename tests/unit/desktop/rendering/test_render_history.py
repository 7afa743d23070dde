"""The stored list of videos and its recovery from damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.rendering.render_history import MAX_ENTRIES, Entry, entry_of, job_of, read, write
from desktop.rendering.render_job import CANCELLED, DONE, FAILED, LISTED, RENDERING, WAITING, RenderJob
from desktop.rendering.render_request import RenderRequest

SOUND, OUT = Path("/sounds/Zoë.wav"), Path("/videos/Zoë.mp4")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "understudy" / "videos.json"


@pytest.mark.parametrize("state", [LISTED, WAITING, RENDERING, FAILED, CANCELLED])
def test_unfinished_videos_are_listed_as_waiting(file: Path, state: str) -> None:
    write(file, [entry_of(RenderJob(SOUND, "Hello", state=state, request=RenderRequest(Path("me.jpg"), SOUND, OUT)))])
    (job,) = map(job_of, read(file))
    assert (job.sound, job.title, job.state, job.result) == (SOUND, "Hello", LISTED, None)


def test_a_finished_video_can_still_be_opened(file: Path) -> None:
    write(file, [entry_of(RenderJob(SOUND, "Hello", state=DONE, request=RenderRequest(Path("me.jpg"), SOUND, OUT)))])
    (job,) = map(job_of, read(file))
    assert (job.state, job.result) == (DONE, OUT)


def test_a_file_name_that_is_no_text_is_kept(file: Path) -> None:
    write(file, [Entry("/sounds/caf\udce9.wav", "caf", "")])
    assert [entry.sound for entry in read(file)] == ["/sounds/caf\udce9.wav"]


def test_a_missing_file_is_an_empty_list(file: Path) -> None:
    assert read(file) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        '{"films": 3}',
        '{"films": [1]}',
        '{"films": [{"sound": "a"}]}',
        '{"films": {"sound": 1}}',
    ],
)
def test_a_damaged_file_is_an_empty_list(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert read(file) == []


def test_a_long_list_is_cut(file: Path) -> None:
    write(file, [Entry("a.wav", "A")] * (MAX_ENTRIES + 5))
    assert len(read(file)) == MAX_ENTRIES


def test_an_unwritable_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "understudy").write_text("a file where a folder should be")
    write(tmp_path / "understudy" / "videos.json", [Entry("a.wav", "A")])
