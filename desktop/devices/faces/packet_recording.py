"""Recordings of packets: text, a line that names the protocol, then `SECONDS BASE64` for each packet.

Seconds count from the first packet. A recording is written beside its place and appears when it is complete.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from desktop.devices.faces.packets.protocols import PROTOCOLS, Protocol
from desktop.devices.video_file import check_folder, refusal
from desktop.system import unfinished_file
from inference.user_error import UserError

FORMAT = "understudy packets"
VERSION = 1
LONGEST_LINE = 200_000
"""Characters; the longest packet takes 175,000."""
LONGEST_SECONDS = 100 * 3600.0


def check_recording(path: Path) -> None:
    """Raise UserError if no recording can be written to `path`, or if something is there already."""
    if path.exists():
        raise UserError("{path} exists already; give another name to record the packets to.", path=path)
    check_folder(path)


@contextlib.contextmanager
def recorded_packets(path: Path) -> Iterator[PacketRecorder]:
    """A recorder whose file appears at `path` at the end, if a packet came.

    Raises UserError if the file cannot be created.
    """
    check_recording(path)
    try:
        half = unfinished_file.create(path, unfinished_file.RENDERED)
    except OSError as error:
        raise UserError(refusal(path, error)) from error
    recorder = PacketRecorder(path, half.open("w", encoding="ascii", newline="\n"))
    try:
        yield recorder
    finally:
        recorder.finish(half)


class PacketRecorder:
    """tap(protocol, packet, time): takes readable packets of one protocol as they arrive."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self._path = path
        self._file = file
        self._protocol: str | None = None
        self._began_at = 0.0
        self._broken = False

    def __call__(self, protocol: str, packet: bytes, arrived_at: float) -> None:
        """Write a packet; those of a second protocol are left out. Raises UserError once if the disk is full."""
        if self._protocol is None:
            self._protocol, self._began_at = protocol, arrived_at
            self._write(json.dumps({"format": FORMAT, "version": VERSION, "protocol": protocol}))
        if protocol == self._protocol:
            seconds = max(0.0, arrived_at - self._began_at)
            self._write(f"{seconds:.6f} {base64.b64encode(packet).decode('ascii')}")

    def finish(self, half: Path) -> None:
        """Close the file and move it to its place; delete it if it is empty or incomplete."""
        try:
            self._file.close()
            if self._protocol and not self._broken and not self._path.exists():
                unfinished_file.publish(half, self._path)
        except OSError as error:
            raise UserError(refusal(self._path, error)) from error
        finally:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)

    def _write(self, line: str) -> None:
        if self._broken:
            return
        try:
            self._file.write(f"{line}\n")
        except OSError as error:
            self._broken = True
            raise UserError(refusal(self._path, error)) from error


def protocol_of(path: Path) -> Protocol | None:
    """The protocol of a recording; None if `path` is another kind of file. Raises UserError if it cannot be read."""
    with _opened(path) as file:
        return _protocol(file.readline(LONGEST_LINE))


def read_packets(path: Path) -> Iterator[tuple[float, bytes]]:
    """Seconds and packet, as they are needed. Raises UserError for what is no recording."""
    with _opened(path) as file:
        file.readline(LONGEST_LINE)
        last, number = 0.0, 1
        while line := file.readline(LONGEST_LINE):
            number += 1
            found = _packet(line)
            if found is None or not last <= found[0] <= LONGEST_SECONDS:
                raise UserError("{path}, line {line}: this is no recorded packet.", path=path, line=number)
            last = found[0]
            yield found


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            yield file
    except FileNotFoundError:
        raise UserError("There is no file {path}.", path=path) from None
    except OSError as error:
        raise UserError("{path} cannot be read ({reason}).", path=path, reason=error.strerror or error) from None


def _protocol(line: str) -> Protocol | None:
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict) or (head.get("format"), head.get("version")) != (FORMAT, VERSION):
        return None
    return PROTOCOLS.get(str(head.get("protocol")))


def _packet(line: str) -> tuple[float, bytes] | None:
    seconds, _, text = line.strip().partition(" ")
    try:
        found = float(seconds), base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return None
    return found if math.isfinite(found[0]) else None
