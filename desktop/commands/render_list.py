"""Renders the videos of a list by several processes, or on a Dask cluster; videos that are there are skipped."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence

from desktop.commands.list_report import ListReport
from desktop.commands.list_requests import Refused, RowReader, Wanted
from desktop.options.values import path, whole_number
from desktop.rendering import existing_video, video_list
from desktop.rendering.local_pool import LocalPool
from desktop.rendering.outcome import SKIPPED, Outcome
from desktop.rendering.pool import Pool, outcomes
from inference.sentence import Sentence
from inference.user_error import UserError

MOST_WORKERS = 256
SCHEMES = ("", "tcp", "tls", "ws", "wss")
"""Kinds of connections that Dask knows without further packages; over others it falls later, in a traceback."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --list, --workers, --scheduler and --json."""
    group = parser.add_argument_group("many videos")
    group.add_argument(
        "--list",
        type=path("--list"),
        metavar="FILE",
        help="a CSV table or JSON lines with portrait, audio, out and any option of one video as columns; paths start "
        "at its folder, options of the command line hold for rows without their own, and videos made before from the "
        "same inputs are skipped. Exit status: 0 all are there, 1 some failed, 2 nothing was started",
    )
    group.add_argument(
        "--workers",
        type=whole_number("--workers", 1, MOST_WORKERS),
        metavar="N",
        help="with --list or --out: processes on this computer, one for each core or so (default: 1)",
    )
    group.add_argument(
        "--scheduler",
        type=_address,
        metavar="ADDRESS",
        help="with --list: a Dask cluster instead, by its scheduler's address such as tcp://host:8786",
    )
    group.add_argument("--json", action="store_true", help="with --list: print one JSON object for each video")


def _address(text: str) -> str:
    scheme, _, place = text.rpartition("://")
    host, _, port = place.rpartition(":")
    if scheme not in SCHEMES or not host or not port.isdecimal():
        raise UserError("--scheduler takes an address such as tcp://host:8786, not '{text}'.", text=text)
    return text


def refuse_its_options(options: argparse.Namespace) -> None:
    """Raise UserError for an option that goes with --list alone, or for --workers without --list and --out."""
    if options.workers and options.out is None:
        raise UserError("--workers goes with --list FILE or --out FOLDER.")
    for name in ("scheduler", "json"):
        if getattr(options, name):
            raise UserError("--{name} goes with --list FILE.", name=name)


def run(options: argparse.Namespace) -> int:
    """Make all videos that are missing; returns 0 if all are there, 1 if some failed, 2 if rows are wrong."""
    _refuse_others(options)
    rows = video_list.read(options.list)
    if not rows:
        raise UserError("{file} lists no videos; give each a line below the names of the columns.", file=options.list)
    found = list(RowReader(options.list, options).requests(rows))
    wanted = [video for video in found if isinstance(video, Wanted)]
    refused = [*(row for row in found if isinstance(row, Refused)), *_occupied(options, wanted)]
    if refused:
        _print(options, refused, len(rows))
        return 2
    with ListReport(len(wanted), options.json) as report:
        missing = [video for video in wanted if not _skipped(video, report)]
        if missing:
            with contextlib.closing(_pool(options)) as pool:
                for index, outcome in outcomes([video.request for video in missing], pool, report.show):
                    report.add(missing[index], outcome)
    return report.status


def _refuse_others(options: argparse.Namespace) -> None:
    if options.portrait is not None or options.out is not None or options.format:
        raise UserError("With --list leave out PORTRAIT, AUDIO, OUT, --out and --format; the list names them.")
    if options.curves or options.from_curves:
        raise UserError("With --list name face curves in the columns curves and from-curves.")
    if options.workers and options.scheduler:
        raise UserError("Give --workers for this computer or --scheduler for a cluster, not both.")


def _occupied(options: argparse.Namespace, wanted: Sequence[Wanted]) -> Iterator[Refused]:
    """Rows whose video would replace a file that `render` has not made."""
    for video in wanted:
        out = video.request.out
        if not options.overwrite and existing_video.is_foreign(out):
            yield Refused(
                video.row.line,
                Sentence("{out} is there and was not made by render; name another file, or add --overwrite.", out=out),
            )


def _print(options: argparse.Namespace, refused: Sequence[Refused], count: int) -> None:
    for row in sorted(refused, key=lambda row: row.line):
        print(f"{options.list}, line {row.line}: {row.sentence}", file=sys.stderr)
    print(f"Nothing was started: {len(refused)} of {count} rows are wrong.", file=sys.stderr)


def _skipped(video: Wanted, report: ListReport) -> bool:
    made = existing_video.is_made(video.request)
    if made:
        report.add(video, Outcome(SKIPPED))
    return made


def _pool(options: argparse.Namespace) -> Pool:
    if options.scheduler:
        from desktop.rendering.cluster_pool import ClusterPool

        return ClusterPool(options.scheduler)
    return LocalPool(options.workers or 1)
