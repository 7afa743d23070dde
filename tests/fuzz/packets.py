"""Damaged packets of face tracking programs through the real readers: each is read or refused.

`python -m tests.fuzz.packets [--count 10000] [--seed 0]` sends so many for each protocol and prints processor time,
the slowest packet and what memory and log grew by; a reader that raises anything else, or writes into the log, fails.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import psutil

from desktop.devices.faces.packets.face_packet import BadPacketError
from desktop.devices.faces.packets.protocols import PROTOCOLS
from inference.face.blendshapes import NAMES
from tests import face_packets
from tests.fuzz.byte_mutations import damaged

LARGEST = 65_507
"""Bytes of a UDP datagram."""
Writer = Callable[[face_packets.Scores, face_packets.Head], bytes]
WRITERS: dict[str, Writer] = {
    "livelink": face_packets.live_link,
    "ifacialmocap": face_packets.ifacialmocap,
    "vmc": face_packets.vmc,
    "websocket": face_packets.mediapipe,
}
BOMBS = [
    b"[" * LARGEST,
    b'{"a":' * 10_000,
    b"#bundle\0" * 8_000,
    b"|".join([b"jawOpen-1"] * 6_000),
    b"/VMC/Ext/T\0\0," + b"f" * 60_000,
    b"/VMC/Ext/T\0\0," + b"[" * 60_000,
    b'{"blendshapes":{"jawOpen":' + b"9" * 60_000 + b"}}",
    b"\x06" + b"\x7f\xff\xff\xff" * 200,
]


@dataclass(frozen=True)
class Figures:
    """What the packets of one protocol cost."""

    read: int
    refused: int
    seconds: float
    slowest: float
    megabytes: float
    failures: list[str]


class _Counter(logging.Handler):
    """Counts what is written into the log."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def hostile_packets(write: Writer, count: int, chance: random.Random) -> list[bytes]:
    """Damaged and oversized packets, random bytes and packets of other protocols."""
    others = [other(_scores(chance), face_packets.STRAIGHT) for other in WRITERS.values()]
    packets = []
    for _ in range(count):
        kind = chance.random()
        if kind < 0.85:
            packets.append(damaged(write(_scores(chance), (3.0, 2.0, 1.0)), [*others, *BOMBS], chance)[:LARGEST])
        elif kind < 0.95:
            packets.append(chance.randbytes(chance.choice([0, 1, 60, 1400])))
        else:
            packets.append(chance.choice([*others, *BOMBS]))
    return packets


def _scores(chance: random.Random) -> dict[str, float]:
    return {name: chance.random() for name in NAMES[1:]}


def figures(name: str, count: int, seed: int) -> Figures:
    """Of `count` hostile packets through one reader."""
    packets = hostile_packets(WRITERS[name], count, random.Random(seed))  # noqa: S311 - not for secrets
    read, log, memory = PROTOCOLS[name].reader(), _Counter(), psutil.Process().memory_info().rss
    logging.getLogger().addHandler(log)
    accepted, slowest, failures, began = 0, 0.0, [], time.process_time()
    for index, packet in enumerate(packets):
        started = time.process_time()
        try:
            accepted += read(packet) is not None
        except BadPacketError:
            pass
        except Exception as error:  # noqa: BLE001 - what the run looks for
            failures.append(f"{name} {index}: {error!r}")
        slowest = max(slowest, time.process_time() - started)
    seconds = time.process_time() - began
    logging.getLogger().removeHandler(log)
    failures += [f"{name}: {log.count} lines in the log"] if log.count else []
    grown = (psutil.Process().memory_info().rss - memory) / 1e6
    return Figures(accepted, count - accepted, seconds, slowest, grown, failures)


def run() -> int:
    """Command line; returns 1 if a packet was neither read nor refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    failures: list[str] = []
    for name in WRITERS:
        got = figures(name, options.count, options.seed)
        failures += got.failures
        print(
            f"{name:13} {got.read:6} read, {got.refused:6} refused, {got.seconds:.2f} s of the processor, "
            f"slowest {1000 * got.slowest:.1f} ms, memory +{got.megabytes:.1f} MB"
        )
    print("\n".join(failures) or "nothing failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(run())
