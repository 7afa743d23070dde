"""Videos made in another process, which may die."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from desktop.rendering.render_process import TRIES, RenderProcess
from desktop.rendering.render_request import RenderRequest
from inference.user_error import UserError

WORKER = """
import json, os, sys
from pathlib import Path
for line in sys.stdin:
    request = json.loads(line)
    out, kind = Path(request["out"]), Path(request["sound"]).stem
    tries = out.with_name("tries")
    tries.write_text(tries.read_text() + "x" if tries.exists() else "x")
    print(json.dumps({"done": 1, "total": 2}), flush=True)
    half = out.with_name(out.stem + ".rendering-00000000" + out.suffix)
    half.write_text("half")
    if kind == "deadly" or (kind == "unlucky" and len(tries.read_text()) == 1):
        os._exit(9)
    if kind == "long":
        sys.stdin.read()
        half.unlink()
        os._exit(0)
    half.replace(out)
    if kind == "broken":
        print(json.dumps({"error": "It cannot be read."}), flush=True)
    else:
        print(json.dumps({"done": 2, "total": 2, "notes": ["A note."], "complete": True}), flush=True)
"""


@pytest.fixture
def process(tmp_path: Path) -> RenderProcess:
    script = tmp_path / "worker.py"
    script.write_text(WORKER)
    return RenderProcess((sys.executable, str(script)))


def request_(folder: Path, sound: str) -> RenderRequest:
    (folder / "out").mkdir(exist_ok=True)
    return RenderRequest(Path("me.jpg"), Path(f"{sound}.wav"), folder / "out" / "a.mp4")


def test_a_video_is_made_with_its_progress_and_notes(process: RenderProcess, tmp_path: Path) -> None:
    with contextlib.closing(process):
        steps = list(process.render(request_(tmp_path, "plain")))
        assert [(step.done, step.total) for step in steps] == [(1, 2), (2, 2)]
        assert steps[-1].notes == ("A note.",)
        assert len(list(process.render(request_(tmp_path, "plain")))) == 2, "the same process again"


def test_a_failure_is_its_sentence_and_the_process_goes_on(process: RenderProcess, tmp_path: Path) -> None:
    with contextlib.closing(process):
        with pytest.raises(UserError, match="It cannot be read"):
            list(process.render(request_(tmp_path, "broken")))
        assert list(process.render(request_(tmp_path, "plain")))


def test_a_killed_process_is_replaced_and_its_half_made_file_removed(process: RenderProcess, tmp_path: Path) -> None:
    with contextlib.closing(process):
        assert [step.done for step in process.render(request_(tmp_path, "unlucky"))] == [1, 1, 2]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.mp4", "tries"]


def test_a_video_that_kills_every_process_fails(process: RenderProcess, tmp_path: Path) -> None:
    with contextlib.closing(process), pytest.raises(UserError, match=f"ended {TRIES} times"):
        list(process.render(request_(tmp_path, "deadly")))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tries"]


def test_an_abandoned_video_leaves_no_file(process: RenderProcess, tmp_path: Path) -> None:
    with contextlib.closing(process):
        with contextlib.closing(process.render(request_(tmp_path, "long"))) as steps:
            assert next(steps).done == 1
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["tries"]


def test_a_stopped_process_starts_no_other(process: RenderProcess, tmp_path: Path) -> None:
    steps = process.render(request_(tmp_path, "long"))
    next(steps)
    process.stop()
    assert list(steps) == []
    process.close()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tries"]
