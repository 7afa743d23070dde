"""The kinds of video file that can be written, by the ending of their name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av

from inference.user_error import UserError

Options = dict[str, str]

FRAGMENTED = {"movflags": "hybrid_fragmented"}
"""Playable up to the last second if the program dies; a plain file once finished."""


@dataclass(frozen=True)
class MovieFormat:
    """How a file of one kind is encoded."""

    container: str
    """FFmpeg's name of it."""
    encoders: tuple[str, ...]
    """The first one that this build of FFmpeg has is used."""
    sound: str
    pixels: str
    """FFmpeg's pixel format without alpha."""
    alpha_pixels: str
    """The one with alpha; empty when there is none."""
    live: Options
    offline: Options
    options: Options
    """Of the container."""
    drops_priming: bool = False
    """Sound before time 0 has to be left out: nothing in the file would tell players to skip it."""

    def encoder(self) -> str:
        """The encoder to use; UserError when this build of FFmpeg has none."""
        for name in self.encoders:
            if name in av.codecs_available:
                return name
        raise UserError(
            "This build of FFmpeg cannot write {container} files; write an MP4 file.", container=self.container
        )


FORMATS = {
    ".mp4": MovieFormat(
        container="mp4",
        encoders=("libx264", "libopenh264", "mpeg4"),
        sound="aac",
        pixels="yuv420p",
        alpha_pixels="",
        live={"preset": "veryfast", "crf": "20", "bf": "0"},
        offline={"preset": "fast", "crf": "17", "bf": "0"},
        options=FRAGMENTED,
        drops_priming=True,
    ),
    ".mov": MovieFormat(  # ProRes 4444
        container="mov",
        encoders=("prores_ks",),
        sound="pcm_s16le",
        pixels="yuv444p10le",
        alpha_pixels="yuva444p10le",
        live={"profile": "4444", "vendor": "apl0"},
        offline={"profile": "4444", "vendor": "apl0"},
        options=FRAGMENTED,
    ),
    ".webm": MovieFormat(
        container="webm",
        encoders=("libvpx-vp9",),
        sound="libopus",
        pixels="yuv420p",
        alpha_pixels="yuva420p",
        live={"deadline": "realtime", "cpu-used": "8", "crf": "24", "b": "0", "auto-alt-ref": "0"},
        offline={"deadline": "good", "cpu-used": "4", "crf": "18", "b": "0", "auto-alt-ref": "0", "row-mt": "1"},
        options={},
    ),
}


def format_of(path: Path, alpha: bool = False) -> MovieFormat:
    """How the file `path` is written; UserError when its name tells no kind, or one without the alpha wanted."""
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise UserError("{path} does not end in .mp4, .mov or .webm; give a name that does.", path=path)
    if alpha and not kind.alpha_pixels:
        raise UserError(
            "{path} would lose the transparent background; give a name that ends in .mov or .webm.", path=path
        )
    return kind
