"""Faces of other programs through a live session: `python -m tests.hardware.packets_run FOLDER [--protocol NAME ...]`.

For each protocol another process sends a moving face (`sent_face.py`, packets delayed by up to 10 ms) to a headless
session, a second one sends 10,000 hostile packets meanwhile, and a third (oscdump of liblo-tools, else python-osc)
receives our VMC. The sender falls silent 3 s before the end. Prints JSON for each protocol and writes a strip of
pictures into FOLDER:

    face_ms, sound_ms   delay from a face, and from a sound, to its picture; sync_ms is the difference
    motion_rms          degrees between the sent head at that delay and the motion of the frames
    seen                correlation of yaw, pitch, roll sent and seen by the face model in the pictures
    blinks              sent; carried over (score of shut eyes of 0.5 in the pictures within 0.15 s)
    lost                yaw when the sender falls silent, largest yaw from 1.2 s later on, largest step between two
                        pictures on the way
    hostile             packets refused or of another sender, processor time of the session in % of a core without and
                        with them, growth of memory in MB
    vmc                 messages that the other program read, and degrees between its head and ours
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from desktop.devices.faces.packet_receiver import PacketCounts
from desktop.disclosure.disclosure import UNMARKED
from desktop.live.session import LiveSession
from desktop.live.session_parts import SessionParts
from desktop.live.session_settings import SessionSettings
from desktop.options.scene import SceneOptions
from inference.portrait import builtins
from tests.fuzz.packets import WRITERS
from tests.hardware.packet_figures import motion_figures, seen_figures, vmc_figures
from tests.hardware.shown_session import ROOT, Camera, Shown, osc_reader
from tests.running_source import free_port

SECONDS, SILENT, FPS = 16.0, 3.0, 30
HOSTILE = 10_000
JITTER = 0.01
VOICE = ROOT / "resources" / "voices" / "june.wav"


def measured(protocol: str, folder: Path) -> dict[str, Any]:
    """One protocol's figures."""
    port, avatar = free_port(), free_port()
    shown = Shown(f"127.0.0.1:{avatar}")
    with osc_reader(avatar) as read:
        session = LiveSession(*_settings(f"{protocol}:{port}", shown))
        session.start()
        while session.state == "starting":
            time.sleep(0.05)
        time.sleep(1.0)
        began, hostile = _perform(session, protocol, port)
        stats = session.stats()
        session.stop(20)
    figures = motion_figures(shown, began, stats.latency_p50, SECONDS - SILENT)
    figures |= {"pictures": stats.frames, "dropped": stats.dropped, "hostile": hostile}
    figures["vmc"] = vmc_figures(read(), shown)
    figures |= seen_figures(shown, began, figures["face_ms"] / 1000, SECONDS - SILENT, folder / f"{protocol}.png")
    return figures


def _settings(source: str, shown: Shown) -> tuple[SessionSettings, SessionParts]:
    parts = replace(
        SessionParts.real(SceneOptions()),
        camera=lambda _name, _fps: Camera(shown),
        motion_output=lambda _: shown,
    )
    settings = SessionSettings(
        next(one.path for one in builtins.portraits() if one.name.casefold() == "felix"),
        microphone=str(VOICE),
        camera="kept",
        fps=FPS,
        face_source=source,
        motion_output="kept",
        disclosure=UNMARKED,
    )
    return settings, parts


def _perform(session: LiveSession, protocol: str, port: int) -> tuple[float, dict[str, Any]]:
    """Run the sender, and the hostile one beside it; when the sender began, and what the hostile one cost."""
    command = [sys.executable, "-m", "tests.hardware.sent_face", protocol, str(port)]
    length = SECONDS - SILENT
    face = _run([*command, "--seconds", str(length), "--jitter", str(JITTER)])
    began = float(face.stdout.readline())
    _sleep_until(began + 3)
    quiet = _load(began + 5.5)
    memory, counts = psutil.Process().memory_info().rss, _counts(session)
    refused = counts.refused + counts.foreign
    if protocol == "websocket":
        flooded = 0.0
    else:
        _run([*command, "--hostile", str(HOSTILE)])
        flooded = _load(began + 8.5)
    _sleep_until(began + SECONDS)
    counts = _counts(session)
    return began, {
        "refused": counts.refused + counts.foreign - refused,
        "faces": counts.faces,
        "load": [quiet, flooded],
        "grown_mb": round((psutil.Process().memory_info().rss - memory) / 1e6, 1),
    }


def _run(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.perf_counter()))


def _load(until: float) -> float:
    """Processor time of this process until then, in % of a core."""
    spent, began = time.process_time(), time.perf_counter()
    _sleep_until(until)
    return round(100 * (time.process_time() - spent) / (time.perf_counter() - began), 1)


def _counts(session: LiveSession) -> PacketCounts:
    source: Any = session.tracking.source if session.tracking else None
    return source.receiver.counts


def run() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--protocol", nargs="*", choices=WRITERS, default=list(WRITERS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for protocol in options.protocol:
        print(protocol, json.dumps(measured(protocol, options.folder)), flush=True)


if __name__ == "__main__":
    run()
