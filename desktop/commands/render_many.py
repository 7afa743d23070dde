"""Renders several sound files, one after the other or by several processes; a failure does not stop the others."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from desktop.commands import disclosure_options, render_options
from desktop.library.framed_photo import load_portrait
from desktop.library.stated_consent import stated_consent
from desktop.options import framing as framing_options
from desktop.options.values import path
from desktop.rendering import video_renderer
from desktop.rendering.local_pool import LocalPool
from desktop.rendering.outcome import FAILED, MADE, Outcome
from desktop.rendering.pool import outcomes
from desktop.rendering.render_request import FORMATS, WITH_ALPHA, RenderRequest, Step, free_video_path, video_path
from desktop.system.run_paths import RunPaths
from inference.decoder.scene.backdrop import parse_backdrop
from inference.memory_shortage import ADVICE, is_memory_shortage
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --out, --format and --overwrite."""
    parser.add_argument(
        "--out",
        type=path("--out"),
        metavar="FOLDER",
        help="make a video of every AUDIO in this folder, named after the sound",
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="with --out: the kind of video; png: a folder of pictures each (default: mp4)"
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="with --out: replace files of the same name; else the new video gets a number. With --list: replace files "
        "that render has not made, too",
    )


def run(options: argparse.Namespace, photo: Path, sounds: Sequence[Path]) -> int:
    """Render all videos and print their paths; returns 1 if any failed. Raises UserError if none can be made."""
    _check(options)
    notes = load_portrait(photo, framing_options.from_options(options)).notes
    print(*notes, sep="\n", end="\n" * bool(notes), file=sys.stderr)
    wanted = list(requests(options, photo, sounds))
    render = _by_processes(wanted, options.workers) if options.workers else map(_render, wanted)
    failed = sum(not _told(request, outcome, notes) for request, outcome in render)
    if failed and len(sounds) > 1:
        print(f"{failed} of {len(sounds)} videos could not be made.", file=sys.stderr)
    return 1 if failed else 0


def requests(options: argparse.Namespace, photo: Path, sounds: Sequence[Path]) -> Iterator[RenderRequest]:
    """One request per sound.

    Videos get names that no input, no other video of the run and, without --overwrite, no file in the folder has.
    """
    disclosure = disclosure_options.from_options(options, photo, stated_consent(photo))
    paths = RunPaths([photo, *sounds, *render_options.input_files(options)])
    name = video_path if options.overwrite else free_video_path
    for sound in sounds:
        out = name(options.out, sound, options.format or "mp4", paths)
        paths.add_written(out)
        yield render_options.request(options, photo, sound, out, disclosure)


def _check(options: argparse.Namespace) -> None:
    if options.curves or options.from_curves:
        raise UserError("Face curves belong to one video; leave out --out and make the videos one by one.")
    if options.text is not None:
        raise UserError("--text makes one video; name it in place of --out, or give .txt and .srt files as AUDIO.")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "No videos can go to {folder} ({reason}); name another folder.", folder=options.out, reason=error.strerror
        ) from error
    if parse_backdrop(options.background).transparent and options.format not in WITH_ALPHA:
        raise UserError("An MP4 file has no transparent background; add --format mov, webm or png.")


def _told(request: RenderRequest, outcome: Outcome, known: tuple[str, ...]) -> bool:
    """Print what became of the video; returns True if it was made."""
    if outcome.state == FAILED:
        print(" ".join(outcome.sentence.split()), file=sys.stderr)
        return False
    for note in outcome.notes:
        if note not in known:
            print(note, file=sys.stderr)
    print(request.out, flush=True)
    return True


def _by_processes(wanted: Sequence[RenderRequest], workers: int) -> Iterator[tuple[RenderRequest, Outcome]]:
    """Videos in the order in which they end."""
    with (
        contextlib.closing(LocalPool(workers)) as pool,
        tqdm(total=len(wanted), unit="video", miniters=0, disable=not sys.stderr.isatty()) as bar,
    ):
        for index, outcome in outcomes(wanted, pool, lambda _progress, _obstacle: bar.update(0)):
            bar.update()
            yield wanted[index], outcome


def _render(request: RenderRequest) -> tuple[RenderRequest, Outcome]:
    """Render the video with a progress bar on a terminal."""
    step = Step()
    try:
        with (
            contextlib.closing(video_renderer.render(request)) as steps,
            tqdm(desc=request.out.stem, unit="frame", disable=not sys.stderr.isatty()) as bar,
        ):
            for step in steps:
                bar.total = step.total or None
                bar.update(step.done - bar.n)
    except Exception as error:
        if not is_memory_shortage(error) and not isinstance(error, UserError | OSError):
            raise
        return request, Outcome(FAILED, sentence=str(ADVICE if is_memory_shortage(error) else error))
    return request, Outcome(MADE, step.done, step.notes)
