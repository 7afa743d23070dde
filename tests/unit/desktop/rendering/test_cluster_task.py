"""Videos as tasks of a cluster's worker, with a renderer that only writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.devices.image_sequence import ImageSequence
from desktop.rendering import cluster_task, delivered_files, video_renderer
from desktop.rendering.cluster_task import Order, make
from desktop.rendering.fingerprint import digest_of, program
from desktop.rendering.outcome import FAILED, MADE, SKIPPED
from desktop.rendering.render_request import RenderRequest, Step
from desktop.rendering.request_json import encode
from inference.user_error import UserError


@pytest.fixture(autouse=True)
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[RenderRequest]:
    made = []

    def render(request: RenderRequest) -> Iterator[Step]:
        made.append(request)
        assert request.sound is not None
        if request.sound.stem == "broken":
            raise UserError("{path} cannot be read as sound.", path=request.sound)
        if request.out.suffix == ".png":
            frames = ImageSequence(request.out)
            for index in range(3):
                frames.add_frame(index, np.full((8, 8, 3), index, np.uint8))
            frames.finish()
        else:
            request.out.write_bytes(request.photo.read_bytes() + request.sound.read_bytes())
        yield Step(25, 25, None, ("A note.",))

    monkeypatch.setattr(video_renderer, "render", render)
    return made


def order(folder: Path, out: str = "out/a.mp4", sound: str = "talk.wav") -> tuple[Order, RenderRequest]:
    (folder / "out").mkdir(exist_ok=True)
    for name in ("me.jpg", sound):
        (folder / name).write_text(name)
    (folder / "out" / "marker").touch()
    request = RenderRequest(folder / "me.jpg", folder / sound, folder / out)
    digests = {name: digest_of(path) for name, path in request.inputs().items()}
    return Order(encode(request), digests, {"out": str(folder / "out" / "marker")}, program()), request


def contents(request: RenderRequest) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in request.inputs().items()}


def state(answer: dict[str, Any]) -> str:
    return str(answer["outcome"]["state"])


def test_shared_files_are_used_where_they_are(tmp_path: Path) -> None:
    given, request = order(tmp_path)
    answer = make(asdict(given), None)
    assert (state(answer), answer["outcome"]["frames"], answer["outcome"]["notes"]) == (MADE, 25, ("A note.",))
    assert answer["files"] == {}
    assert request.out.read_bytes() == b"me.jpgtalk.wav"


def test_unseen_inputs_are_asked_for_and_then_used(tmp_path: Path) -> None:
    given, request = order(tmp_path)
    sent = contents(request)
    request.photo.unlink()
    (tmp_path / "talk.wav").write_text("another file of that name")
    assert make(asdict(given), None)["outcome"] is None
    assert state(make(asdict(given), sent)) == MADE
    assert request.out.read_bytes() == b"me.jpgtalk.wav"
    assert (tmp_path / "talk.wav").read_text() == "another file of that name"


@pytest.mark.parametrize("out", ["out/a.mp4", "out/a-%03d.png"])
def test_results_for_an_unseen_folder_are_sent_back(tmp_path: Path, out: str) -> None:
    given, request = order(tmp_path, out)
    (tmp_path / "out" / "marker").unlink()
    answer = make(asdict(given), None)
    assert list((tmp_path / "out").iterdir()) == []
    delivered_files.write(request.out, answer["files"]["out"])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == (["a.mp4"] if out.endswith("mp4") else ["a-000.png", "a-001.png", "a-002.png"])


def test_a_failure_names_the_file_of_the_user(tmp_path: Path) -> None:
    given, request = order(tmp_path, sound="broken.wav")
    sent = contents(request)
    (tmp_path / "broken.wav").unlink()
    answer = make(asdict(given), sent)
    assert state(answer) == FAILED
    assert answer["outcome"]["sentence"] == f"{tmp_path / 'broken.wav'} cannot be read as sound."


def test_a_video_that_is_there_is_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[RenderRequest]
) -> None:
    given, _ = order(tmp_path)
    monkeypatch.setattr(cluster_task.existing_video, "is_made", lambda request: True)
    assert state(make(asdict(given), None)) == SKIPPED
    assert rendered == []


def test_another_version_is_refused(tmp_path: Path, rendered: list[RenderRequest]) -> None:
    given, _ = order(tmp_path)
    answer = make({**asdict(given), "program": "0.0"}, None)
    assert state(answer) == FAILED
    assert "another version" in answer["outcome"]["sentence"]
    assert rendered == []
