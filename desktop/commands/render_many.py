"""Many sound files spoken one after the other; one that fails does not stop the others."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from desktop.library.framed_photo import load_portrait
from desktop.options import controls as control_options
from desktop.options import framing as framing_options
from desktop.rendering import render_job
from desktop.rendering.render_request import FORMATS, WITH_ALPHA, RenderRequest, Step, video_path
from inference.decoder.scene.backdrop import parse_backdrop
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--out and --format."""
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="make a video of every AUDIO in this folder, named after the sound"
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="with --out: the kind of video; png: a folder of pictures each (default: mp4)"
    )


def run(options: argparse.Namespace, photo: Path, sounds: Sequence[Path]) -> int:
    """Make all videos, print where each one is; 1 when one or more could not be made. UserError when none can."""
    _check(options)
    notes = load_portrait(photo, framing_options.from_options(options)).notes
    print(*notes, sep="\n", end="\n" * bool(notes), file=sys.stderr)
    failed = [order for order in list(orders(options, photo, sounds)) if not _make(order, notes)]
    if failed and len(sounds) > 1:
        print(f"{len(failed)} of {len(sounds)} videos could not be made.", file=sys.stderr)
    return 1 if failed else 0


def orders(options: argparse.Namespace, photo: Path, sounds: Sequence[Path]) -> Iterator[RenderRequest]:
    """One for each sound; sounds of one name get videos of different names."""
    controls, taken = control_options.from_options(options), set[Path]()
    for sound in sounds:
        out = video_path(options.out, sound, options.format or "mp4", taken)
        taken.add(out)
        yield RenderRequest(
            photo=photo,
            sound=sound,
            out=out,
            size=options.size,
            background=options.background,
            controls=controls,
            marked=not options.no_mark,
            fps=options.fps,
            seed=options.seed,
            framing=framing_options.from_options(options),
        )


def _check(options: argparse.Namespace) -> None:
    if options.curves or options.from_curves:
        raise UserError("Face curves belong to one video; leave out --out and make the videos one by one.")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "No videos can go to {folder} ({reason}); name another folder.", folder=options.out, reason=error.strerror
        ) from error
    if parse_backdrop(options.background).transparent and options.format not in WITH_ALPHA:
        raise UserError("An MP4 file has no transparent background; add --format mov, webm or png.")


def _make(order: RenderRequest, known: tuple[str, ...]) -> bool:
    """Whether the video is there now; what went wrong has been told."""
    try:
        told = _follow(order)
    except (UserError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return False
    for note in told:
        if note not in known:
            print(note, file=sys.stderr)
    print(order.out, flush=True)
    return True


def _follow(order: RenderRequest) -> tuple[str, ...]:
    """Make the video with a bar on a terminal; its notes."""
    step = Step()
    with (
        contextlib.closing(render_job.make(order)) as steps,
        tqdm(desc=order.sound.name, unit="frame", disable=not sys.stderr.isatty()) as bar,
    ):
        for step in steps:
            bar.total = step.total or None
            bar.update(step.done - bar.n)
    return step.notes
