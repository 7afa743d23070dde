"""Content of files without what signing adds, which differs each time."""

from __future__ import annotations

import struct
from pathlib import Path


def unsigned(file: Path) -> bytes:
    """An MP4 or MOV file without its boxes of type uuid, which hold content credentials."""
    content, start, kept = file.read_bytes(), 0, []
    while start < len(content):
        size, kind = struct.unpack(">I4s", content[start : start + 8])
        if size == 1:
            size = struct.unpack(">Q", content[start + 8 : start + 16])[0]
        if kind != b"uuid":
            kept.append(content[start : start + (size or len(content))])
        start += size or len(content)
    return b"".join(kept)
