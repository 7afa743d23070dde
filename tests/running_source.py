"""Runs a source of faces on a thread, and sends to it."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from threading import Event, Thread

from desktop.devices.faces.face_source import FaceSource
from inference.motion.tracking.tracked_face import TrackedFace


def free_port() -> int:
    """A UDP and TCP port of 127.0.0.1 that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


@contextlib.contextmanager
def running_source(source: FaceSource) -> Iterator[list[TrackedFace]]:
    """The faces that the source measures, as they come."""
    faces: list[TrackedFace] = []
    stop, errors = Event(), list[Exception]()

    def run() -> None:
        try:
            source.run(faces.append, stop)
        except Exception as error:  # noqa: BLE001 - given to the test
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield faces
    finally:
        stop.set()
        thread.join(5)
        assert not thread.is_alive()
        assert errors == []


def send(port: int, *packets: bytes, sender: socket.socket | None = None) -> None:
    """Send packets to 127.0.0.1 over UDP."""
    with contextlib.ExitStack() as opened:
        out = sender or opened.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        for packet in packets:
            out.sendto(packet, ("127.0.0.1", port))
