"""Prints OSC messages as oscdump does: `python -m tests.hardware.osc_lines PORT`."""

from __future__ import annotations

import sys

from pythonosc.dispatcher import Dispatcher
from pythonosc.osc_server import BlockingOSCUDPServer


def line(address: str, *values: object) -> None:
    """One message; floats with six places, text in quotation marks."""
    shown = [
        f"{value:.6f}" if isinstance(value, float) else f'"{value}"' if isinstance(value, str) else str(value)
        for value in values
    ]
    tags = "".join(type(value).__name__[0] for value in values)
    print(f"0 {address} {tags} {' '.join(shown)}", flush=True)


if __name__ == "__main__":
    dispatcher = Dispatcher()
    dispatcher.set_default_handler(line)
    BlockingOSCUDPServer(("127.0.0.1", int(sys.argv[1])), dispatcher).serve_forever()
