"""Options of `live` that take motion from a measured face, and give it to other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.devices.faces.face_sources import NONE, is_camera, open_face_source
from desktop.devices.faces.packet_recording import check_recording
from desktop.devices.faces.packets.protocols import PROTOCOLS
from desktop.devices.faces.packets.vmc_messages import PORT
from desktop.devices.faces.source_address import parse_address
from desktop.live.face_follower import MOUTHS, SMILE
from desktop.options.values import path
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --follow, --follow-mouth, --follow-record and --vmc-out."""
    parser.add_argument(
        "--follow",
        metavar="SOURCE",
        default=NONE,
        help="let a measured face move head, eyes and brows, see 'Follow a face' in the README (default: none)",
    )
    parser.add_argument(
        "--follow-mouth",
        choices=MOUTHS,
        default=SMILE,
        help="lips of the voice, of the voice with the face's smile, or of the face where well seen (default: smile)",
    )
    parser.add_argument(
        "--follow-record",
        type=path("--follow-record"),
        metavar="FILE",
        help="record the packets of another program's face, to play them with --follow FILE",
    )
    parser.add_argument(
        "--vmc-out",
        metavar="HOST:PORT",
        help=f"send the motion to a program that shows a 3-D avatar, by the VMC protocol (its port is often {PORT}); "
        "nothing is sent without this",
    )


def check(options: argparse.Namespace) -> None:
    """Raise UserError for an unknown source of faces, one that cannot be recorded, and what is no address."""
    if options.vmc_out is not None:
        parse_address(options.vmc_out, PORT)
    if options.follow != NONE and not is_camera(options.follow):
        open_face_source(options.follow)
    if options.follow_record:
        if options.follow.partition(":")[0] not in PROTOCOLS:
            raise UserError("Only another program's packets can be recorded; give --follow {names}.", names=_names())
        check_recording(options.follow_record)


def input_files(options: argparse.Namespace) -> list[Path]:
    """The recorded session that is followed, if any."""
    return [Path(options.follow)] if Path(options.follow).is_file() else []


def _names() -> str:
    return ", ".join(PROTOCOLS)
