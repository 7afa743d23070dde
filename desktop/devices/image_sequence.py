"""Image sequence of numbered PNG files, one per frame, for programs that import video as frames."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.devices.video_file import check_folder, refusal
from inference.decoder.disclosure_mark import PROVENANCE
from inference.types import Floats, Pixels
from inference.user_error import UserError

NUMBER = re.compile(r"%0\d+d")
QUICK = 3
"""zlib compression level: files a third larger than the smallest, written several times faster."""


class ImageSequence:
    """Files such as talk-%05d.png, where the frame number replaces %05d.

    They are written to a hidden folder next to their destination and moved when all are complete.
    """

    def __init__(self, path: Path) -> None:
        """Create the hidden folder. Raises UserError if `path` cannot be written."""
        check_sequence(path)
        self._path = path
        with self._sentences():
            self._part = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=path.parent))
        self._text = PngInfo()
        for key, words in PROVENANCE.items():
            self._text.add_text(key.capitalize(), words)

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Frame number `index`, [h, w, 3] RGB or [h, w, 4] with straight alpha."""
        name = NUMBER.sub(lambda place: place[0] % index, self._path.name)
        with self._sentences():
            Image.fromarray(pixels).save(self._part / name, compress_level=QUICK, pnginfo=self._text)

    def add_sound(self, start: int, samples: Floats) -> None:
        """Ignore sound; an image sequence has none."""

    def finish(self) -> None:
        """Move the files to their destination."""
        with self._sentences():
            for file in sorted(self._part.iterdir()):
                file.replace(self._path.with_name(file.name))
            self._part.rmdir()

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
