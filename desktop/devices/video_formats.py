"""Video file formats, selected by the suffix of the file name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av

from desktop.devices.encoder_frame import YUV420P
from inference.decoder.picture_format import FILE, RGB, PictureFormat
from inference.user_error import UserError

Options = dict[str, str]

FRAGMENTED = {"movflags": "hybrid_fragmented"}
"""The file stays playable up to its last fragment if the program crashes, and is a plain file once finished."""


@dataclass(frozen=True)
class VideoFormat:
    """Container and encoder settings of a format."""

    container: str
    """FFmpeg's name of the container."""
    encoders: tuple[str, ...]
    """Encoders in order of preference; the first one in this build of FFmpeg is used."""
    sound: str
    pixels: str
    """FFmpeg's pixel format without alpha."""
    alpha_pixels: str
    """FFmpeg's pixel format with alpha; empty if there is none."""
    live: Options
    offline: Options
    options: Options
    """Options of the container."""
    drops_priming: bool = False
    """True if sound before time 0 is dropped, because the container cannot tell players to skip it."""

    def taken(self, alpha: bool) -> PictureFormat:
        """Frames that are encoded without a conversion; RGB, with `alpha` RGBA, is converted."""
        return FILE if self.pixels == YUV420P and not alpha else RGB

    def encoder(self) -> str:
        """The encoder to use. Raises UserError if this build of FFmpeg has none of them."""
        for name in self.encoders:
            if name in av.codecs_available:
                return name
        raise UserError(
            "This build of FFmpeg cannot write {container} files; write an MP4 file.", container=self.container
        )


FORMATS = {
    ".mp4": VideoFormat(
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
    ".mov": VideoFormat(  # ProRes 4444
        container="mov",
        encoders=("prores_ks",),
        sound="pcm_s16le",
        pixels="yuv444p10le",
        alpha_pixels="yuva444p10le",
        live={"profile": "4444", "vendor": "apl0"},
        offline={"profile": "4444", "vendor": "apl0"},
        options=FRAGMENTED,
    ),
    ".webm": VideoFormat(
        container="webm",
        encoders=("libvpx-vp9",),
        sound="libopus",
        pixels="yuv420p",
        alpha_pixels="yuva420p",
        live={"deadline": "realtime", "cpu-used": "8", "crf": "24", "b": "0", "auto-alt-ref": "0"},
        offline={"deadline": "good", "cpu-used": "4", "crf": "18", "b": "0", "auto-alt-ref": "0", "row-mt": "1"},
        options={"fflags": "bitexact"},  # else every file has another random number
    ),
}


def format_of(path: Path, alpha: bool = False) -> VideoFormat:
    """Format of the file `path`.

    Raises UserError if its suffix is unknown, or if `alpha` is wanted but not supported.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise UserError("{path} does not end in .mp4, .mov or .webm; give a name that does.", path=path)
    if alpha and not kind.alpha_pixels:
        raise UserError(
            "{path} would lose the transparent background; give a name that ends in .mov or .webm.", path=path
        )
    return kind
