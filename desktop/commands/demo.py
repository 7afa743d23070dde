"""Demo without screen or microphone: a built-in portrait speaks with a built-in voice through the live path."""

from __future__ import annotations

import time
from pathlib import Path

from desktop.live.latency_budget import TAIL_SECONDS
from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from inference.portrait import builtins
from inference.user_error import UserError

OUT = Path("out/demo.mp4")
FPS = 25
TICK = 0.1
CLOSING_SECONDS = 40.0


def run(out: Path = OUT) -> int:
    """Write the demo video. Raises UserError if the session fails."""
    portrait, voice = builtins.portraits()[0], builtins.voices()[0]
    out.parent.mkdir(parents=True, exist_ok=True)
    print(f"{portrait.title} speaks with the voice of {voice.title}, at the pace of a live call.", flush=True)
    session = LiveSession(SessionSettings(portrait.path, str(voice.path), record=out, fps=FPS))
    session.start()
    while session.state != "stopped" and not session.sound_ended:
        time.sleep(TICK)
    time.sleep(TAIL_SECONDS)
    session.stop(CLOSING_SECONDS)
    if session.failure:
        raise UserError(session.failure)
    stats = session.stats()
    late = 1000 * stats.latency_p95
    print(f"{out}: {stats.frames} pictures, {stats.fps:.1f} a second, at most {late:.0f} ms behind the sound (p95).")
    return 0
