"""Command `render`: a portrait speaks one or more sound files or texts, each into its own video."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from tqdm import tqdm

from desktop.commands import disclosure_options, render_list, render_many, render_options
from desktop.commands.render_options import find
from desktop.library.stated_consent import stated_consent
from desktop.options import curves as curve_options
from desktop.options import scene as scene_options
from desktop.options import speech as speech_options
from desktop.options.patterns import expanded
from desktop.options.values import given_path
from desktop.rendering import video_renderer
from desktop.rendering.render_request import RenderRequest
from desktop.system.run_paths import RunPaths
from inference.user_error import UserError

USAGE = """%(prog)s PORTRAIT AUDIO OUT [options]
       %(prog)s PORTRAIT OUT --text TEXT|FILE [--voice NAME] [options]
       %(prog)s PORTRAIT AUDIO... --out FOLDER [options]
       %(prog)s --list FILE [--workers N] [options]"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.usage = USAGE
    parser.add_argument("portrait", metavar="PORTRAIT", nargs="?", help="a photo, or the name of a built-in portrait")
    parser.add_argument(
        "files",
        metavar="AUDIO OUT",
        nargs="*",
        help="a sound file, a video with sound, the name of a built-in voice, or text to speak (.txt, .srt); then the "
        "video to write: .mp4, .mov (ProRes 4444), .webm (VP9), or silent pictures NAME%%05d.png. With --out any "
        "number of sounds",
    )
    render_many.add_arguments(parser)
    render_list.add_arguments(parser)
    render_options.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the videos, or leave no file and raise UserError if that fails."""
    if options.list is not None:
        return render_list.run(options)
    render_list.refuse_its_options(options)
    if options.portrait is None or not options.files:
        raise UserError("Give PORTRAIT AUDIO OUT, or a list of videos with --list FILE; see render --help.")
    options.files = expanded(options.files)
    if options.out is not None:
        return render_many.run(options, find(options.portrait), [find(name, "AUDIO") for name in options.files])
    if options.format:
        raise UserError("--format goes with --out FOLDER; the name of a single video tells its kind.")
    if options.overwrite:
        raise UserError("--overwrite goes with --out FOLDER; a single video always replaces OUT.")
    return _render_one(options)


def _render_one(options: argparse.Namespace) -> int:
    options.audio, out = _audio_and_out(options.files)
    curve_options.check(options)
    photo, audio = find(options.portrait), None if options.audio is None else find(options.audio, "AUDIO")
    speech_options.check(options, audio)
    scene = scene_options.from_options(options)
    RunPaths([photo, audio, *render_options.input_files(options)]).add_written(out, options.curves)
    video_renderer.check_output(out, scene.alpha)
    disclosure = disclosure_options.from_options(options, photo, stated_consent(photo))
    _render(render_options.request(options, photo, audio, out, disclosure))
    return 0


def _render(request: RenderRequest) -> None:
    """Render with a progress bar on a terminal; remarks go to stderr as soon as they are known."""
    told: set[str] = set()
    with (
        contextlib.closing(video_renderer.render(request)) as steps,
        tqdm(unit="frame", disable=not sys.stderr.isatty()) as progress,
    ):
        for step in steps:
            for note in step.notes:
                if note not in told:
                    progress.write(note, file=sys.stderr)
                    told.add(note)
            progress.total = step.total or None
            progress.update(step.done - progress.n)


def _audio_and_out(files: list[str]) -> tuple[str | None, Path]:
    if len(files) > 2:
        raise UserError("Several sound files need a folder for their videos: --out FOLDER.")
    return (files[0] if len(files) == 2 else None), given_path(files[-1], "OUT")
