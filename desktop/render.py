"""The render command: a portrait speaks a sound file into a video."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from tqdm import tqdm

from desktop import control_options, curve_options, scene_options
from desktop.devices.picture_series import PictureSeries, check_series, is_series
from desktop.devices.recorder import SOUND_RATE, Movie, check
from desktop.scene_options import SceneOptions
from inference import builtins
from inference.errors import UserError
from inference.pipeline import paint
from inference.portrait_cache import load_or_register
from inference.sound_file import Sound, load_sound
from inference.timebase import FRAME_RATES
from inference.types import Frame


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("portrait", metavar="PORTRAIT", help="a photo, or the name of a built-in portrait")
    parser.add_argument(
        "audio",
        metavar="AUDIO",
        nargs="?",
        help="a sound file or a video with sound, or the name of a built-in voice",
    )
    parser.add_argument(
        "out",
        metavar="OUT.mp4",
        type=Path,
        help="the video to write: .mp4, .mov (ProRes 4444), .webm (VP9), or silent pictures NAME%%05d.png",
    )
    parser.add_argument(
        "--fps", type=int, choices=FRAME_RATES, default=25, help="pictures a second (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=0, help="another number moves the head and eyes differently")
    control_options.add_arguments(parser)
    scene_options.add_arguments(parser)
    curve_options.add_arguments(parser)
    parser.add_argument("--no-mark", action="store_true", help="leave out the small AI mark in the picture")


def run(options: argparse.Namespace) -> int:
    """Write the video; UserError, and no file, when anything stands in the way."""
    curve_options.check(options)
    photo, audio = find(options.portrait), find(options.audio) if options.audio else None
    out: Path = options.out
    scene = scene_options.from_options(options)
    check_output(out, scene.alpha)
    given = [path for path in (photo, audio, options.from_curves) if path and path.exists()]
    if out.exists() and any(out.samefile(path) for path in given):
        raise UserError("{out} is one of the files to read; give another name for the video.", out=out)
    controls, curves = control_options.from_options(options), curve_options.read(options)
    sound = curve_options.silence(curves) if curves and audio is None else load_sound(audio or out)
    portrait = load_or_register(photo)
    print(*sound.notes, *portrait.notes, sep="\n", end="\n" * bool(sound.notes + portrait.notes), file=sys.stderr)
    performance = curve_options.performance(options, sound, curves, controls)
    frames = paint(scene.open_decoder(portrait), performance.motions, not options.no_mark)
    total = performance.count
    progress = tqdm(frames, total=total, unit="frame", disable=not sys.stderr.isatty())
    write(progress, sound, out, options.fps, scene)
    return 0


def find(name: str) -> Path:
    """The file called `name`, or the built-in of that name; a path to nothing where there is neither."""
    path = Path(name)
    return path if path.exists() else builtins.find(name) or path


def check_output(out: Path, alpha: bool) -> None:
    """UserError when `out` cannot be written."""
    if is_series(out):
        check_series(out)
    else:
        check(out, alpha)


def write(frames: Iterable[Frame], sound: Sound, out: Path, fps: int, scene: SceneOptions) -> None:
    """The file `out` with these pictures and the original sound; nothing is left of it after a failure."""
    channels = sound.original.shape[1]
    movie = PictureSeries(out) if is_series(out) else Movie(out, fps, channels, size=scene.size, alpha=scene.alpha)
    try:
        step = SOUND_RATE // fps
        for frame in frames:
            movie.add_frame(frame.index, frame.pixels)
            start = frame.index * step
            movie.add_sound(start, sound.original[start : start + step])
        movie.finish()
    except BaseException:
        movie.discard()
        raise
