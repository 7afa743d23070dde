"""What the picture shows besides the person, and how large it is: options shared by render and live."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field

from inference.decoder.decoder import Decoder
from inference.decoder.placement import place
from inference.decoder.scene.backdrop import Backdrop, parse_backdrop
from inference.decoder.scene.scene import Scene
from inference.timebase import FRAME_SIZE
from inference.types import Portrait
from inference.user_error import UserError

SIZES = {"512": (FRAME_SIZE, FRAME_SIZE), "720p": (1280, 720), "1080p": (1920, 1080)}
"""Width, height of each choice: the square crop, or a wide picture framed as webcams do."""


@dataclass(frozen=True)
class SceneOptions:
    """The choices of one session or file."""

    size: tuple[int, int] = SIZES["512"]
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def alpha(self) -> bool:
        """Pictures have an alpha channel."""
        return self.backdrop.transparent

    def open_scene(self, portrait: Portrait) -> Scene:
        """Such a picture of a portrait; UserError when the background is a file that is no picture."""
        return Scene(portrait, place(portrait, *self.size), self.backdrop)

    def open_decoder(self, portrait: Portrait, threads: int = 2) -> Decoder:
        """A decoder of such pictures, each painted on so many threads; UserError as above."""
        return Decoder(portrait, threads, self.open_scene(portrait))

    def open_painter(self, portrait: Portrait) -> Decoder:
        """A decoder for a live session, which paints several pictures at once; UserError as above."""
        return self.open_decoder(portrait, threads=1)

    def check_camera(self, camera: str) -> None:
        """UserError when a camera is wanted for pictures that none can show."""
        if self.alpha and camera != "none":
            raise UserError(
                "No camera shows transparency; choose the background #00ff00, which OBS can take out by its filter "
                "Chroma Key, or no camera and a .mov or .webm recording."
            )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--size and --background."""
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
    """The choices; UserError when the background is none."""
    return SceneOptions(SIZES[options.size], parse_backdrop(options.background))
