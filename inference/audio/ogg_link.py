"""Links of chained Ogg files: streams joined end to end, each with its own codec, sample rate and channels."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Self

PAGE, VERSION = b"OggS", 0
FIRST_PAGE = 2
"""Flag of the first page of a stream (RFC 3533, section 6)."""
READ = 1 << 20


class OggLink(io.RawIOBase):
    """The part of a file from the byte `start` on, as a file."""

    def __init__(self, path: Path, start: int) -> None:
        super().__init__()
        self.start = start
        self._file = path.open("rb")
        self._file.seek(start)

    @classmethod
    def after(cls, path: Path, position: int) -> Self | None:
        """The next link that starts behind the byte `position`; None if there is none or the file is unreadable."""
        try:
            start = _first_page_after(path, position)
            return None if start is None else cls(path, start)
        except OSError:
            return None

    def readable(self) -> bool:
        """Always True."""
        return True

    def seekable(self) -> bool:
        """Always True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; all that is left if `size` is negative."""
        return self._file.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves to `offset` from the start of the link, the current position or the end; returns the position."""
        return self._file.seek(self.start + offset if whence == io.SEEK_SET else offset, whence) - self.start

    def tell(self) -> int:
        """Position relative to the start of the link."""
        return self._file.tell() - self.start

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()


def _first_page_after(path: Path, position: int) -> int | None:
    """Offset of the next first page of a stream behind `position`."""
    with path.open("rb") as file:
        file.seek(position + 1)
        start, tail = position + 1, b""
        while piece := file.read(READ):
            text = tail + piece
            place = text.find(PAGE)
            while place >= 0 and place + 5 < len(text):
                if text[place + 4] == VERSION and text[place + 5] & FIRST_PAGE:
                    return start + place
                place = text.find(PAGE, place + 1)
            tail = text[-5:]
            start += len(text) - len(tail)
    return None
