"""Image sequence of numbered PNG files, one per frame, for programs that import video as frames."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.devices.video_file import check_folder, refusal
from desktop.provenance.file_signer import FileSigner
from desktop.system import unfinished_file
from inference.decoder.disclosure_mark import PROVENANCE, provenance
from inference.types import Floats, Pixels
from inference.user_error import UserError

NUMBER = re.compile(r"%0\d+d")
QUICK = 3
"""zlib compression level: files a third larger than the smallest, written several times faster."""


class ImageSequence:
    """Files such as talk-%05d.png, where the frame number replaces %05d.

    They are written to a folder of their own next to their destination and moved when all are complete, the first
    frame last. Frames of an earlier, longer sequence of the same name are deleted before it.
    """

    def __init__(self, path: Path, signer: FileSigner | None = None, inputs: str = "") -> None:
        """Create the folder; `signer` signs each file, `inputs` identifies what they show, see `provenance`.

        Raises UserError if `path` cannot be written or would replace files of another origin.
        """
        check_sequence(path)
        self._path = path
        self._signer = signer
        with self._sentences():
            self._part = unfinished_file.create_folder(unfinished_target(path))
            self._lock: BinaryIO = (self._part / unfinished_file.LOCK).open("wb")
            unfinished_file.lock(self._lock)
        self._text = PngInfo()
        for key, words in provenance(inputs).items():
            self._text.add_text(key.capitalize(), words)

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Frame number `index`, [h, w, 3] RGB or [h, w, 4] with straight alpha."""
        name = NUMBER.sub(lambda place: place[0] % index, self._path.name)
        with self._sentences():
            (self._part / name).write_bytes(self._encoded(pixels))

    def _encoded(self, pixels: Pixels) -> bytes:
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "PNG", compress_level=QUICK, pnginfo=self._text)
        return self._signer.signed_still(file.getvalue(), self._path) if self._signer else file.getvalue()

    def add_sound(self, start: int, samples: Floats) -> None:
        """Ignore sound; an image sequence has none."""

    def finish(self) -> None:
        """Move the files to their destination."""
        with self._sentences():
            self._unlock()
            publish_frames(self._part, self._path)

    def discard(self) -> None:
        """Delete all files written so far."""
        with contextlib.suppress(OSError):
            self._unlock()
        shutil.rmtree(self._part, ignore_errors=True)

    def _unlock(self) -> None:
        self._lock.close()
        (self._part / unfinished_file.LOCK).unlink(missing_ok=True)

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(refusal(self._path, error)) from error


def publish_frames(part: Path, path: Path) -> None:
    """Move all frames from the folder `part` to the sequence `path`, frame 0 last, and delete surplus earlier ones."""
    written = sorted(part.iterdir())
    names = {file.name for file in written}
    for file in written[1:]:
        file.replace(path.with_name(file.name))
    for file in _earlier(path):
        if file.name not in names:
            file.unlink()
    for file in written[:1]:
        file.replace(path.with_name(file.name))
    part.rmdir()


def unfinished_target(path: Path) -> Path:
    """Name that the unfinished folder of the sequence `path` is made from."""
    return path.with_name(NUMBER.sub("", path.stem) or path.suffix.lstrip("."))


def first_frame(path: Path) -> Path:
    """File of frame 0 of the sequence `path`."""
    return path.with_name(NUMBER.sub(lambda place: place[0] % 0, path.name))


def is_sequence(path: Path) -> bool:
    """True if the suffix is .png."""
    return path.suffix.lower() == ".png"


def check_sequence(path: Path) -> None:
    """Raise UserError if no image sequence can be written to `path`."""
    if len(NUMBER.findall(path.name)) != 1:
        raise UserError(
            "{path} is the name of one picture; give a name such as {stem}-%05d.png.", path=path, stem=path.stem
        )
    check_folder(path)
    for file in _earlier(path):
        if not _is_ours(file):
            raise UserError(
                "{file} is there already and was not made by Understudy; give another name than {path}.",
                file=file,
                path=path,
            )


def _earlier(path: Path) -> list[Path]:
    """Existing files that the pattern `path` stands for."""
    before, after = NUMBER.split(path.name, maxsplit=1)
    name = re.compile(f"{re.escape(before)}\\d+{re.escape(after)}")
    return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name))


def _is_ours(file: Path) -> bool:
    """Whether an image says in its metadata that this program made it."""
    try:
        with Image.open(file, formats=["PNG"]) as image:
            return all(str(image.info.get(key.capitalize(), "")).startswith(words) for key, words in PROVENANCE.items())
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError):
        return False
