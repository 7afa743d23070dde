"""Microphones and voice cable on Windows: what is said arrives in the recording and in the meeting."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from inference.audio.sound_file import read_sound
from inference.timebase import SAMPLE_RATE
from tests.windows import sound_server
from tests.windows.command_line import CAMERA_KEY, VOICE, figures, pictures
from tests.windows.sound_server import CABLE_INPUT, CABLE_OUTPUT, HANDS_FREE, HANDS_FREE_RATE, MICROPHONE
from tests.windows.wine import ROOT, Wine

LEAST_LIKENESS = 0.8
"""Correlation of the envelopes of what was said and what arrived; another voice has about 0.5."""
ENVELOPE_RATE = 100
READERS = """
(LIMIT=240 wpy -m tests.windows.camera_reader 200 > {out}/{name}-camera.txt) &
(LIMIT=240 wpy -m tests.windows.cable_reader 6 {out}/{name}-cable.npy > {out}/{name}-cable.txt) &
LIMIT=240 wpy main.py live --portrait felix --microphone '{title}' --camera auto --voice-output auto --seconds 12 \
  --fps 25 --headless --record {record}; status=$?; wait; exit $status
"""


def check(wine: Wine, out: Path) -> str:
    """Live with a microphone of 48 kHz and one of 16 kHz: recording, camera and cable each get it."""
    wine.shell(f'$W reg add "{CAMERA_KEY}" /f >/dev/null 2>&1 | cat', 60)
    with sound_server.running(wine.folder / "pulse") as server:
        listed = wine.python("-m", "tests.windows.sound_devices").said
        for name in (MICROPHONE, HANDS_FREE, CABLE_INPUT, CABLE_OUTPUT):
            assert name in listed, f"Windows does not list {name}: {listed[-300:]}"
        assert f"{HANDS_FREE_RATE} Hz {HANDS_FREE}" in listed, listed[-300:]
        return "; ".join(
            live(wine, out, server, name, title) for name, title in (("desk", MICROPHONE), ("hands_free", HANDS_FREE))
        )


def live(wine: Wine, out: Path, server: sound_server.SoundServer, name: str, title: str) -> str:
    """Twelve seconds live with one microphone."""
    record = out / f"{name}.mp4"
    for path in (record, out / f"{name}-cable.npy"):
        path.unlink(missing_ok=True)
    with server.heard(name, ROOT / VOICE):
        command = READERS.format(out=out.relative_to(ROOT), name=name, title=title, record=record.relative_to(ROOT))
        result = wine.shell(command, 480)
    (out / f"{name}.txt").write_text(result.said, encoding="utf-8")
    assert result.status == 0, result.said[-300:]
    camera = (out / f"{name}-camera.txt").read_text(encoding="utf-8").split()
    assert camera[:1] == ["frames"], f"no frame reached the camera: {' '.join(camera)}"
    cable = (out / f"{name}-cable.txt").read_text(encoding="utf-8").strip()
    assert cable.startswith("cable"), f"the meeting hears {cable}"
    heard = likeness(np.load(out / f"{name}-cable.npy"))
    recorded = likeness(read_sound(record))
    assert min(heard, recorded) >= LEAST_LIKENESS, (
        f"{title}: likeness {heard:.2f} in the cable, {recorded:.2f} recorded"
    )
    count, made = len(pictures(record)), figures(result.said)
    return (
        f"{title}: recording {count} pictures, voice {recorded:.2f}; camera {camera[1]} frames; cable {heard:.2f}; "
        f"{made['fps']:.0f} a second, {made['latency_p50_ms']} ms"
    )


def likeness(heard: np.ndarray) -> float:
    """Median correlation of the envelope of each 3 s of `heard`, [n] at 16 kHz, with the likest 3 s of the voice.

    The voice is played again and again, with a pause of unknown length between.
    """
    said, found = envelope(read_sound(ROOT / VOICE)), envelope(heard)
    size = 3 * ENVELOPE_RATE
    pieces = [found[start : start + size] for start in range(0, len(found) - size + 1, ENVELOPE_RATE)]
    best = [
        max(_correlation(said[start : start + size], piece) for start in range(len(said) - size)) for piece in pieces
    ]
    return float(np.median(best))


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one, other)[0, 1]) if other.std() > 0 else 0.0


def envelope(sound: np.ndarray) -> np.ndarray:
    """RMS of [n] at 16 kHz in pieces of 10 ms."""
    step = SAMPLE_RATE // ENVELOPE_RATE
    pieces = np.asarray(sound, float)[: len(sound) // step * step].reshape(-1, step)
    return np.asarray(np.sqrt((pieces**2).mean(1)))
