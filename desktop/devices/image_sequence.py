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

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.devices.video_file import check_folder, refusal
from desktop.provenance.file_signer import FileSigner
from desktop.system import unfinished_file
from inference.decoder.disclosure_mark import PROVENANCE
from inference.types import Floats, Pixels
from inference.user_error import UserError

NUMBER = re.compile(r"%0\d+d")
QUICK = 3
"""zlib compression level: files a third larger than the smallest, written several times faster."""


class ImageSequence:
    """Files such as talk-%05d.png, where the frame number replaces %05d.

    They are written to a folder of their own next to their destination and moved when all are complete. Frames of an
    earlier, longer sequence of the same name are deleted then.
    """

    def __init__(self, path: Path, signer: FileSigner | None = None) -> None:
        """Create the folder; `signer` signs each file.

        Raises UserError if `path` cannot be written or would replace files of another origin.
        """
        check_sequence(path)
        self._path = path
        self._signer = signer
        with self._sentences():
            self._part = unfinished_file.create_folder(path.with_name(NUMBER.sub("", path.name)))
        self._text = PngInfo()
        for key, words in PROVENANCE.items():
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
            written = sorted(self._part.iterdir())
            for file in written:
                file.replace(self._path.with_name(file.name))
            self._part.rmdir()
            for file in _earlier(self._path):
                if file.name not in {path.name for path in written}:
                    file.unlink()

    def discard(self) -> None:
        """Delete all files written so far."""
        shutil.rmtree(self._part, ignore_errors=True)

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(refusal(self._path, error)) from error


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
            return all(image.info.get(key.capitalize()) == words for key, words in PROVENANCE.items())
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError):
        return False
