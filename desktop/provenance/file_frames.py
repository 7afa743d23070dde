"""Luma of sampled frames, and texts, of a video or picture that somebody else may have made."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import av
import numpy as np
from PIL import Image

from inference.decoder.disclosure_mark import PROVENANCE
from inference.types import Pixels
from inference.user_error import UserError

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
LARGEST = 8192 * 4320
"""Pixels of a frame; larger ones are not decoded."""
PLACES = (0.0, 0.5, 0.85)
"""Where a video is sampled, as shares of its duration."""
FRAMES = 120
"""Frames taken at each place: every second one of about ten seconds."""
STEP = 2
UNREADABLE = "{path} cannot be read as a video or picture; give a file that a player opens."


@dataclass(frozen=True)
class FileFrames:
    """What a file shows and says."""

    texts: dict[str, str]
    """Title, comment and program in its metadata, by lower-case key."""
    samples: list[Iterator[Pixels]]
    """Luma [h, w] of consecutive frames, for each place of the video; to be read in turn."""

    @property
    def says_generated(self) -> bool:
        """Whether the metadata says that this program generated it."""
        return any(self.texts.get(key) == text for key, text in PROVENANCE.items())


def open_frames(path: Path) -> FileFrames:
    """Opens a video or picture. Raises UserError if it is neither, OSError if it cannot be read."""
    with path.open("rb"):
        pass  # a file that is missing or closed to us is told apart from one of another kind
    try:
        return _picture(path) if path.suffix.lower() in PICTURES else _video(path)
    except (OSError, ValueError, SyntaxError, av.FFmpegError, Image.DecompressionBombError) as error:
        raise UserError(UNREADABLE, path=path) from error


def _picture(path: Path) -> FileFrames:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about pictures below LARGEST, and damaged metadata
        with Image.open(path) as image:
            texts = {str(key).lower(): text for key, text in image.info.items() if isinstance(text, str)}
            if image.width * image.height > LARGEST:
                raise ValueError("too large")
            luma = np.asarray(image.convert("L"), np.uint8)
    return FileFrames(texts, [iter([luma])])


def _video(path: Path) -> FileFrames:
    with av.open(str(path)) as container:
        if not container.streams.video:
            raise UserError(UNREADABLE, path=path)
        texts = {key.lower(): text for key, text in container.metadata.items()}
    return FileFrames(texts, [_sampled(path, place) for place in PLACES])


def _sampled(path: Path, place: float) -> Iterator[Pixels]:
    """Luma of frames from a place of a video on; damaged ones end the iteration."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        if place and not container.duration:
            return
        if place:
            container.seek(int(place * (container.duration or 0)))
        try:
            for frame in islice(container.decode(stream), 0, FRAMES * STEP, STEP):
                if frame.width * frame.height > LARGEST:
                    return
                yield np.asarray(frame.to_ndarray(format="gray"), np.uint8)
        except av.FFmpegError:
            return
