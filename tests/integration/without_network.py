"""Runs the program with the network trapped.

    python -m tests.integration.without_network [ARGUMENT ...]
    python -m tests.integration.without_network --script FILE
    python -m tests.integration.without_network --receiving [ARGUMENT ...]

Any use of the network ends the process: in Python by an audit hook (status 97), on Linux also in libraries, by a
seccomp filter for socket(AF_INET) and socket(AF_INET6) (SIGSYS). With `--receiving` the hook alone is set, and lets a
socket be bound to the loopback address.
"""

from __future__ import annotations

import ctypes
import os
import platform
import runpy
import socket
import struct
import sys
from typing import Any

CAUGHT = 97
EVENTS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.bind", "socket.sendto")
LOOPBACK = ("127.0.0.1", "::1")
SYSTEM_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Architecture constant of linux/audit.h and number of socket(), by machine."""
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, KILL = 0x7FFF0000, 0x80000000


def trap(receiving: bool = False) -> None:
    """Trap the network in this process and its children; `receiving` lets it bind to the loopback address."""
    sys.addaudithook(_receiving_hook if receiving else _hook)
    if not receiving and sys.platform == "linux" and platform.machine() in SYSTEM_CALLS:
        _filter(*SYSTEM_CALLS[platform.machine()])


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in EVENTS or (event == "socket.connect" and _is_local(arguments[0])):
        return
    sys.stderr.write(f"network: {event} {arguments[1:]}\n")
    os._exit(CAUGHT)


def _receiving_hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.bind" and arguments[1][0] in LOOPBACK:
        sys.stderr.write(f"bound: {arguments[1][0]}\n")
    else:
        _hook(event, arguments)


def _is_local(connected: socket.socket) -> bool:
    return connected.family == getattr(socket, "AF_UNIX", None)


def _filter(architecture: int, number: int) -> None:
    """Kill the process at socket(AF_INET) and socket(AF_INET6); see seccomp(2)."""
    program = [
        (LOAD, 0, 0, 4),
        (JUMP_IF_EQUAL, 0, 5, architecture),
        (LOAD, 0, 0, 0),
        (JUMP_IF_EQUAL, 0, 3, number),
        (LOAD, 0, 0, 16),
        (JUMP_IF_EQUAL, 2, 0, socket.AF_INET),
        (JUMP_IF_EQUAL, 1, 0, socket.AF_INET6),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    header = struct.pack("HL", len(program), ctypes.addressof(code))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.prctl(SECCOMP, FILTER, header, 0, 0):
        sys.stderr.write(f"no seccomp: {os.strerror(ctypes.get_errno())}\n")


if __name__ == "__main__":
    receiving = sys.argv[1:2] == ["--receiving"]
    trap(receiving)
    if sys.argv[1:2] == ["--script"]:
        runpy.run_path(sys.argv[2])
        sys.exit()
    import main

    sys.exit(main.main(sys.argv[1 + receiving :]))
