"""Writes results that another computer made and sent back, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from desktop.devices.image_sequence import is_sequence, publish_frames, unfinished_target
from desktop.devices.video_file import refusal
from desktop.system import unfinished_file
from inference.user_error import UserError


def write(out: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Write all frames of a sequence NAME%05d.png, or a file and what belongs beside it. Raises UserError."""
    try:
        if is_sequence(out):
            _write_frames(out, files)
        else:
            for name, content in sorted(files, key=lambda file: file[0] == out.name):
                _write_file(out.with_name(name), content)
    except OSError as error:
        raise UserError(refusal(out, error)) from error


def _write_file(out: Path, content: bytes) -> None:
    final = unfinished_file.destination(out)
    part = unfinished_file.create(final, unfinished_file.RENDERED)
    with contextlib.ExitStack() as after:
        after.callback(part.unlink, missing_ok=True)
        with part.open("wb") as file:
            unfinished_file.lock(file)
            file.write(content)
        unfinished_file.publish(part, final)


def _write_frames(out: Path, files: Sequence[tuple[str, bytes]]) -> None:
    part = unfinished_file.create_folder(unfinished_target(out))
    for name, content in files:
        (part / name).write_bytes(content)
    publish_frames(part, out)
