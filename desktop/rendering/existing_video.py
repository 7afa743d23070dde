"""Videos that are there already, and what they were made from."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import av
from PIL import Image

from desktop.devices.image_sequence import first_frame, is_sequence
from desktop.rendering.fingerprint import fingerprint
from desktop.rendering.render_request import RenderRequest
from desktop.system import reachable
from inference.decoder.disclosure_mark import inputs_of


def is_made(request: RenderRequest) -> bool:
    """Whether the complete video, made from the same inputs by the same program, is there."""
    if request.curves_out and not reachable.exists(request.curves_out):
        return False
    return (inputs := made_from(request.out)) != "" and inputs == fingerprint(request)


def is_foreign(out: Path) -> bool:
    """Whether a file is at `out` that no list and no `render` has made."""
    file = first_frame(out) if is_sequence(out) else out
    return reachable.exists(file) and made_from(out) == ""


def made_from(out: Path) -> str:
    """Fingerprint in the metadata of a video or of frame 0 of a sequence; "" if there is none."""
    return inputs_of(_frame_comment(first_frame(out)) if is_sequence(out) else _video_comment(out))


def _video_comment(file: Path) -> str:
    try:
        with av.open(str(file), metadata_errors="replace") as container:
            return " ".join(text for name, text in container.metadata.items() if name.casefold() == "comment")
    except (OSError, ValueError, av.FFmpegError):
        return ""


def _frame_comment(file: Path) -> str:
    try:
        with Image.open(file, formats=["PNG"]) as image:
            return str(image.info.get("Comment", ""))
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError):
        return ""
