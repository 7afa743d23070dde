"""Command `voices`: lists the voices that speak text."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from desktop.speech.open_engine import open_engine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print machine-readable output")


def run(options: argparse.Namespace) -> int:
    """Print language and name of every voice; either is a value of --voice. Raises UserError without an engine."""
    engine = open_engine()
    voices = sorted(engine.voices(), key=lambda voice: (voice.language, voice.name))
    if options.json:
        print(json.dumps({"engine": engine.name, "voices": [asdict(voice) for voice in voices]}, indent=2))
        return 0
    width = max((len(voice.language) for voice in voices), default=0)
    for voice in voices:
        print(f"{voice.language:{width}}  {voice.name}")
    return 0
