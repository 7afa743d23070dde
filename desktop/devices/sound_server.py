"""Linux sound server, controlled through `pactl`: PulseAudio, or PipeWire's compatible server."""

from __future__ import annotations

import os
import subprocess
import sys

from inference.sentence import Sentence
from inference.user_error import UserError

TIMEOUT = 5.0
NO_SERVER = Sentence(
    "There is no sound server that a cable can be made in; install it with: {install} "
    "(on PipeWire: pipewire-pulse for the first).",
    install="sudo apt-get install pulseaudio pulseaudio-utils libasound2-plugins",
)
MONITOR = ".monitor"
"""Suffix of sources that record what an output plays."""


def pactl(*arguments: str) -> str:
    """Output of `pactl`. Raises UserError if there is no server or the command fails."""
    try:
        done = subprocess.run(
            ["pactl", *arguments], capture_output=True, text=True, timeout=TIMEOUT, env=os.environ | {"LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(NO_SERVER) from error
    if done.returncode:
        raise UserError(
            "The sound server makes no voice cable ({reason}); see whether it runs.", reason=done.stderr.strip()
        )
    return done.stdout


def recorded_source() -> str:
    """Name of the source that this program's newest stream records from; empty if unknown.

    When a source disappears, the server moves its recording streams to another one, possibly the monitor of the
    speakers.
    """
    if sys.platform != "linux":
        return ""
    try:
        return source_of(os.getpid(), pactl("list", "source-outputs"), pactl("list", "short", "sources"))
    except UserError:
        return ""


def source_of(process: int, recordings: str, sources: str) -> str:
    """The same, from the output of `pactl list source-outputs` and `pactl list short sources`."""
    ours = [part for part in recordings.split("Source Output #") if f'process.id = "{process}"' in part]
    if not ours:
        return ""
    number = next((line.partition(": ")[2] for line in ours[-1].splitlines() if line.startswith("\tSource: ")), "")
    names = dict(line.split("\t")[:2] for line in sources.splitlines() if "\t" in line)
    return names.get(number, "")
