"""forced.py PROGRAM ARGUMENTS...: a program whose frames the card draws, however slow it is, until it is taken away.

Once the card has drawn FRAMES of them, the file $LOSE_DEVICE appears, see losing_driver.c.
"""

from __future__ import annotations

import os
import runpy
import sys
from itertools import count
from pathlib import Path

from inference.decoder import open_decoder
from inference.decoder.card.card_decoder import CardDecoder

FRAMES = 6


def force() -> None:
    draw, frames = CardDecoder._drawn, count(1)

    def counted(self, *arguments):  # type: ignore[no-untyped-def]
        if next(frames) == FRAMES:
            Path(os.environ["LOSE_DEVICE"]).touch()
        return draw(self, *arguments)

    CardDecoder._drawn = counted  # type: ignore[method-assign]
    open_decoder._milliseconds = lambda decoder, points: float(decoder.provider == "CPU")


if __name__ == "__main__":
    force()
    sys.argv = sys.argv[1:]
    if sys.argv[0].endswith(".py"):
        runpy.run_path(sys.argv[0], run_name="__main__")
    else:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
