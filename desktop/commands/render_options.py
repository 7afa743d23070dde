"""Options of `render` that belong to one video, and the request that they make."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import disclosure_options
from desktop.disclosure.disclosure import Disclosure
from desktop.options import certificate as certificate_options
from desktop.options import controls as control_options
from desktop.options import curves as curve_options
from desktop.options import framing as framing_options
from desktop.options import scene as scene_options
from desktop.options import speech as speech_options
from desktop.options.values import given_path, whole_number
from desktop.rendering.render_request import RenderRequest
from inference.portrait import builtins
from inference.timebase import FRAME_RATES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--fps", type=int, choices=FRAME_RATES, default=25, help="pictures a second (default: %(default)s)"
    )
    parser.add_argument(
        "--seed",
        type=whole_number("--seed", 0, 2**32 - 1),
        default=0,
        help="another number moves the head and eyes differently",
    )
    speech_options.add_text(parser)
    speech_options.add_arguments(parser)
    framing_options.add_arguments(parser)
    control_options.add_arguments(parser)
    scene_options.add_arguments(parser)
    curve_options.add_arguments(parser)
    disclosure_options.add_arguments(parser)
    certificate_options.add_arguments(parser)


def request(
    options: argparse.Namespace, photo: Path, sound: Path | None, out: Path, disclosure: Disclosure
) -> RenderRequest:
    """The video that the options describe; `sound` may be a text file. Raises UserError for an invalid value."""
    speech = speech_options.script_of(options, sound)
    return RenderRequest(
        photo=photo,
        sound=None if speech else sound,
        speech=speech,
        out=out,
        size=options.size,
        background=options.background,
        controls=control_options.from_options(options),
        disclosure=disclosure,
        certificate=certificate_options.from_options(options),
        fps=options.fps,
        seed=options.seed,
        framing=framing_options.from_options(options),
        from_curves=options.from_curves,
        curves_fps=options.curves_fps,
        curves_out=options.curves,
    )


def input_files(options: argparse.Namespace) -> list[Path]:
    """Files that the options make a command read, besides portrait and sound."""
    curves = [options.from_curves] if options.from_curves else []
    return [
        *scene_options.input_files(options),
        *control_options.input_files(options),
        *speech_options.input_files(options),
        *curves,
    ]


def find(name: str, argument: str = "PORTRAIT") -> Path:
    """The file called `name`, else the built-in of that name, else the path of the missing file.

    A folder does not hide a built-in. Raises UserError if `name`, given for `argument`, is empty.
    """
    path = given_path(name, argument)
    return path if path.is_file() else builtins.find(name) or path
