"""Numbered PNG files, one a picture, for programs that take a video apart anyway."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.devices.recorder import check_folder, refusal
from inference.disclosure import PROVENANCE
from inference.errors import UserError
from inference.types import Floats, Pixels

NUMBER = re.compile(r"%0\d+d")
QUICK = 3
"""zlib's level: a third larger than the smallest, several times faster."""


class PictureSeries:
    """Files such as talk-%05d.png, where the number of the picture takes the place of %05d."""

    def __init__(self, path: Path) -> None:
        """UserError when `path` cannot be written."""
        check_series(path)
        self._path = path
        self._written: list[Path] = []
        self._text = PngInfo()
        for key, words in PROVENANCE.items():
            self._text.add_text(key.capitalize(), words)

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Picture number `index`, [h, w, 3] RGB or [h, w, 4] with straight alpha."""
        file = self._path.with_name(NUMBER.sub(lambda place: place[0] % index, self._path.name))
        try:
            self._written.append(file)
            Image.fromarray(pixels).save(file, compress_level=QUICK, pnginfo=self._text)
        except OSError as error:
            raise UserError(refusal(file, error)) from error

    def add_sound(self, start: int, samples: Floats) -> None:
        """Pictures are silent."""

    def finish(self) -> None:
        """Every file is whole already."""

    def discard(self) -> None:
        """Leave nothing behind."""
        for file in self._written:
            file.unlink(missing_ok=True)


def is_series(path: Path) -> bool:
    """Whether the name means PNG files."""
    return path.suffix.lower() == ".png"


def check_series(path: Path) -> None:
    """UserError when no series can be written to `path`."""
    if len(NUMBER.findall(path.name)) != 1:
        raise UserError(
            "{path} is the name of one picture; give a name such as {stem}-%05d.png.", path=path, stem=path.stem
        )
    check_folder(path)
