"""Command `render`: a portrait speaks one or more sound files, each into its own video."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from tqdm import tqdm

from desktop.commands import disclosure_options, render_many
from desktop.library.framed_photo import load_portrait
from desktop.library.stated_consent import stated_consent
from desktop.options import certificate as certificate_options
from desktop.options import controls as control_options
from desktop.options import curves as curve_options
from desktop.options import framing as framing_options
from desktop.options import scene as scene_options
from desktop.options.patterns import expanded
from desktop.options.values import given_path, whole_number
from desktop.provenance import installation
from desktop.provenance.claim import claim_of
from desktop.provenance.file_signer import FileSigner
from desktop.rendering import video_renderer
from desktop.system.run_paths import RunPaths
from inference.audio.sound_stream import SoundStream
from inference.pipeline import render_frames
from inference.portrait import builtins
from inference.timebase import FRAME_RATES
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("portrait", metavar="PORTRAIT", help="a photo, or the name of a built-in portrait")
    parser.add_argument(
        "files",
        metavar="AUDIO OUT",
        nargs="+",
        help="a sound file, a video with sound or the name of a built-in voice; then the video to write: .mp4, "
        ".mov (ProRes 4444), .webm (VP9), or silent pictures NAME%%05d.png. With --out any number of sounds",
    )
    render_many.add_arguments(parser)
    parser.add_argument(
        "--fps", type=int, choices=FRAME_RATES, default=25, help="pictures a second (default: %(default)s)"
    )
    parser.add_argument(
        "--seed",
        type=whole_number("--seed", 0, 2**32 - 1),
        default=0,
        help="another number moves the head and eyes differently",
    )
    framing_options.add_arguments(parser)
    control_options.add_arguments(parser)
    scene_options.add_arguments(parser)
    curve_options.add_arguments(parser)
    disclosure_options.add_arguments(parser)
    certificate_options.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the video, or leave no file and raise UserError if that fails."""
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
    scene = scene_options.from_options(options)
    files = [*scene_options.input_files(options), *control_options.input_files(options)]
    RunPaths([photo, audio, options.from_curves, *files]).add_written(out, options.curves)
    video_renderer.check_output(out, scene.alpha)
    certificate = certificate_options.from_options(options)
    controls, curves = control_options.from_options(options), curve_options.read(options)
    stream = contextlib.closing(SoundStream(audio)) if audio else contextlib.nullcontext()
    disclosure = disclosure_options.from_options(options, photo, stated_consent(photo))
    claim, unsigned = claim_of(photo, disclosure, controls), list[str]()
    signer = FileSigner(lambda: claim, unsigned.append, certificate)
    with curve_options.output(options) as curves_out, stream as sound:
        portrait = load_portrait(photo, framing_options.from_options(options))
        told = (*(sound.notes if sound else ()), *portrait.notes)
        print(*told, sep="\n", end="\n" * bool(told), file=sys.stderr)
        performance = curve_options.performance(options, sound, curves, controls, curves_out)
        watermark = installation.watermark()
        frames = render_frames(scene.open_decoder(portrait), performance.motions, disclosure.mark, watermark)
        written = video_renderer.write_frames(frames, performance.track, out, options.fps, scene, signer)
        with (
            contextlib.closing(written),
            tqdm(total=performance.count, unit="frame", disable=not sys.stderr.isatty()) as progress,
        ):
            for _ in written:
                progress.update()
            progress.total = progress.n
        notes = [note for note in (*(sound.notes if sound else ()), *unsigned) if note not in told]
        print(*notes, sep="\n", end="\n" * bool(notes), file=sys.stderr)
    return 0


def _audio_and_out(files: list[str]) -> tuple[str | None, Path]:
    if len(files) > 2:
        raise UserError("Several sound files need a folder for their videos: --out FOLDER.")
    return (files[0] if len(files) == 2 else None), given_path(files[-1], "OUT")


def find(name: str, argument: str = "PORTRAIT") -> Path:
    """The file called `name`, else the built-in of that name, else the path of the missing file.

    A folder does not hide a built-in. Raises UserError if `name`, given for `argument`, is empty.
    """
    path = given_path(name, argument)
    return path if path.is_file() else builtins.find(name) or path
