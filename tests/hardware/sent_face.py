"""Another program that sends a moving face: `python -m tests.hardware.sent_face PROTOCOL PORT [--jitter SECONDS]`.

The head rests for two seconds, then swings, with a blink every two seconds, and stays turned at the end. `--hostile N`
sends N damaged packets instead. Prints time.perf_counter() of the first packet, which all processes of a computer share
on Linux.
"""

from __future__ import annotations

import argparse
import math
import random
import socket
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from websockets.sync.client import connect

from tests import face_packets
from tests.fuzz.packets import WRITERS, hostile_packets

RATE = 60
REST, HOLD, TURNED = 2.0, 0.6, 14.0
"""Seconds at the beginning and at the end during which the head is still, and its yaw in degrees at the end."""
BLINK_EVERY, BLINK_SECONDS = 2.0, 0.3
HOSTILE_RATE, DIFFERENT = 5000, 500
"""Hostile packets a second, and how many different ones."""


def head_at(seconds: float, total: float) -> face_packets.Head:
    """(yaw, pitch, roll) in degrees."""
    time_moved = min(max(seconds - REST, 0.0), total - REST - HOLD)
    ends = min(max(seconds - (total - HOLD - 1.0), 0.0), 1.0)
    ease = min(time_moved, 1.0) * (1 - ends)
    yaw = 13 * math.sin(1.5 * time_moved) + 4 * math.sin(3.9 * time_moved)
    pitch = 6 * math.sin(2.1 * time_moved)
    return ease * yaw + ends * TURNED, ease * pitch, ease * 5 * math.sin(1.1 * time_moved)


def blinks(total: float) -> list[float]:
    """Seconds at which an eye is fully shut."""
    return [REST + 0.5 + BLINK_EVERY * number for number in range(int((total - REST - 1) / BLINK_EVERY))]


def lids_at(seconds: float, total: float) -> float:
    """Score of both eyes."""
    nearest = min((abs(seconds - blink) for blink in blinks(total)), default=1.0)
    return max(0.0, min(1.0, 1.3 * (1 - nearest / (BLINK_SECONDS / 2))))


def packet(protocol: str, seconds: float, total: float) -> bytes:
    """The face at `seconds`; the sender's clock began an hour before."""
    lids = lids_at(seconds, total)
    scores = {"eyeBlinkLeft": lids, "eyeBlinkRight": lids, "browInnerUp": 0.1, "jawOpen": 0.1}
    if protocol == "ifacialmocap":
        return face_packets.ifacialmocap(scores, head_at(seconds, total))
    write = {"livelink": face_packets.live_link, "vmc": face_packets.vmc, "websocket": face_packets.mediapipe}[protocol]
    return write(scores, head_at(seconds, total), 3600 + seconds)


def run() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("protocol", choices=WRITERS)
    parser.add_argument("port", type=int)
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--jitter", type=float, default=0.0, help="most seconds by which a packet is delayed")
    parser.add_argument("--hostile", type=int, default=0)
    options = parser.parse_args()
    with ExitStack() as opened:
        if options.hostile:
            _hostile(_udp(options.port, opened), options)
        else:
            _face(_sender(options.protocol, options.port, opened), options)


def _sender(protocol: str, port: int, opened: ExitStack) -> Callable[[bytes], None]:
    if protocol != "websocket":
        return _udp(port, opened)
    page = opened.enter_context(connect(f"ws://127.0.0.1:{port}"))
    return lambda sent: page.send(sent.decode())


def _udp(port: int, opened: ExitStack) -> Callable[[bytes], None]:
    out = opened.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    return lambda sent: void(out.sendto(sent, ("127.0.0.1", port)))


def void(_: object) -> None:
    """Nothing."""


def _face(send: Callable[[bytes], None], options: argparse.Namespace) -> None:
    chance, began = random.Random(4), time.perf_counter()  # noqa: S311 - not for secrets
    sys.stdout.write(f"{began}\n")
    sys.stdout.flush()
    for index in range(int(options.seconds * RATE)):
        due = began + index / RATE
        made = packet(options.protocol, index / RATE, options.seconds)
        time.sleep(max(0.0, due + chance.uniform(0, options.jitter) - time.perf_counter()))
        send(made)


def _hostile(send: Callable[[bytes], None], options: argparse.Namespace) -> None:
    chance = random.Random(9)  # noqa: S311 - not for secrets
    made = hostile_packets(WRITERS[options.protocol], DIFFERENT, chance)
    packets = [made[index % DIFFERENT] for index in range(options.hostile)]
    began = time.perf_counter()
    sys.stdout.write(f"{began}\n")
    for index, sent in enumerate(packets):
        time.sleep(max(0.0, began + index / HOSTILE_RATE - time.perf_counter()))
        send(sent)


if __name__ == "__main__":
    run()
