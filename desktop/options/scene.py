"""Frame size and background options, shared by `render` and `live`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from inference.decoder.decoder import Decoder
from inference.decoder.open_decoder import open_decoder
from inference.decoder.placement import place
from inference.decoder.scene.backdrop import Backdrop, parse_backdrop
from inference.decoder.scene.scene import Scene
from inference.timebase import FRAME_SIZE
from inference.types import Portrait
from inference.user_error import UserError

SIZES = {"512": (FRAME_SIZE, FRAME_SIZE), "720p": (1280, 720), "1080p": (1920, 1080)}
"""Width and height of each choice: the square crop, or a 16:9 frame composed as on a webcam."""


@dataclass(frozen=True)
class SceneOptions:
    """Size and background of one session or file."""

    size: tuple[int, int] = SIZES["512"]
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def alpha(self) -> bool:
        """True if frames have an alpha channel."""
        return self.backdrop.transparent

    def open_scene(self, portrait: Portrait) -> Scene:
        """Scene of a portrait. Raises UserError if the background file is not an image."""
        return Scene(portrait, place(portrait, *self.size), self.backdrop)

    def open_decoder(self, portrait: Portrait) -> Decoder:
        """Decoder for a portrait. Raises UserError like `open_scene`."""
        return open_decoder(portrait, self.open_scene(portrait))

    def check_camera(self, camera: str) -> None:
        """Raise UserError if transparent frames are to be sent to a camera."""
        if self.alpha and camera != "none":
            raise UserError(
                "No camera shows transparency; choose the background #00ff00, which OBS can take out by its filter "
                "Chroma Key, or no camera and a .mov or .webm recording."
            )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --size and --background."""
    parser.add_argument(
        "--size", choices=SIZES, default="512", help="square head crop, or a wide picture (default: %(default)s)"
    )
    parser.add_argument(
        "--background",
        default="photo",
        metavar="photo|blur|#RRGGBB|FILE|transparent",
        help="what is behind the person; transparent for .mov, .webm and .png alone (default: %(default)s)",
    )


def from_options(options: argparse.Namespace) -> SceneOptions:
    """SceneOptions from the options. Raises UserError if the background is invalid."""
    return SceneOptions(SIZES[options.size], parse_backdrop(options.background))


def input_files(options: argparse.Namespace) -> list[Path]:
    """Files that the options make a command read."""
    background = Path(options.background)
    return [background] if background.is_file() else []
