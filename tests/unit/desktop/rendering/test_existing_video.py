"""Videos that are there, and what they were made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.devices.image_sequence import ImageSequence
from desktop.devices.video_file import VideoFile
from desktop.rendering.existing_video import is_foreign, is_made, made_from
from desktop.rendering.fingerprint import fingerprint
from desktop.rendering.render_request import RenderRequest

BLACK = np.zeros((512, 512, 3), np.uint8)


def request_(folder: Path, name: str) -> RenderRequest:
    for file in ("me.jpg", "talk.wav"):
        (folder / file).write_text(file)
    return RenderRequest(folder / "me.jpg", folder / "talk.wav", folder / name)


def write(out: Path, inputs: str) -> None:
    file = ImageSequence(out, inputs=inputs) if out.suffix == ".png" else VideoFile(out, 25, inputs=inputs)
    for index in range(3):
        file.add_frame(index, BLACK)
        file.add_sound(index * 1920, np.zeros((1920, 1), np.float32))
    file.finish()


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.webm", "a-%03d.png"])
def test_a_video_tells_what_it_was_made_from(tmp_path: Path, name: str) -> None:
    request = request_(tmp_path, name)
    assert not is_made(request)
    assert not is_foreign(request.out)
    write(request.out, fingerprint(request))
    assert made_from(request.out) == fingerprint(request)
    assert is_made(request)
    assert not is_made(replace(request, seed=1))
    assert not is_made(replace(request, curves_out=tmp_path / "missing.csv"))
    assert not is_foreign(request.out)


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.webm", "a-%03d.png"])
def test_the_same_frames_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    contents = []
    for folder in (tmp_path / "1", tmp_path / "2"):
        folder.mkdir()
        write(folder / name, "0" * 32)
        contents.append([file.read_bytes() for file in sorted(folder.iterdir())])
    assert contents[0] == contents[1]


def test_other_files_are_foreign(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"holiday")
    assert is_foreign(tmp_path / "film.mp4")
    write(tmp_path / "plain.mp4", "")
    assert is_foreign(tmp_path / "plain.mp4")


def test_a_sequence_without_its_first_frame_is_not_complete(tmp_path: Path) -> None:
    request = request_(tmp_path, "a-%03d.png")
    write(request.out, fingerprint(request))
    (tmp_path / "a-000.png").unlink()
    assert not is_made(request)
