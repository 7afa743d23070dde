"""A voice played into a PulseAudio null sink is heard by the live path through PortAudio.

UNDERSTUDY_HARDWARE=1 permits starting a separate PulseAudio. Needs pulseaudio, pactl, paplay and, on Debian,
libasound2-plugins, through which PortAudio's ALSA reaches PulseAudio.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.system.unfinished_file import leftovers
from inference.audio.sound_file import load_sound
from inference.portrait import builtins
from tests.sounds import write_sound

ROOT = Path(__file__).parents[2]
TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(os.environ.get("UNDERSTUDY_HARDWARE") != "1", reason="UNDERSTUDY_HARDWARE is not 1"),
    pytest.mark.skipif(not all(map(shutil.which, ("pulseaudio", "pactl", "paplay"))), reason="no PulseAudio"),
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment whose default microphone hears what is played."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    (tmp_path / ".asoundrc").write_text(TO_PULSE)
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    environment.pop("PULSE_SERVER", None)

    def pulse(*command: str) -> None:
        subprocess.run(command, check=True, env=environment, capture_output=True)

    pulse("pulseaudio", "--start", "--exit-idle-time=-1")
    pulse("pactl", "load-module", "module-null-sink", "sink_name=cable")
    pulse("pactl", "set-default-source", "cable.monitor")
    yield environment
    pulse("pulseaudio", "--kill")


def test_a_voice_played_into_the_default_microphone_is_heard_whole(home: dict[str, str], tmp_path: Path) -> None:
    voice = load_sound(builtins.voices()[0].path).original[: 4 * 48_000, 0]
    played, out = write_sound(tmp_path / "voice.wav", voice, 48_000, "pcm_s16le"), tmp_path / "out.mp4"
    options = ["--camera", "none", "--headless", "--record", str(out), "--fps", "25"]
    command = [sys.executable, "main.py", "live", *options]
    with subprocess.Popen(command, cwd=ROOT, env=home, stdout=subprocess.PIPE, text=True) as live:
        wait_for_sound(tmp_path)
        subprocess.run(["paplay", "--device=cable", played], check=True, env=home)
        time.sleep(1)
        live.terminate()
        figures = json.loads(live.communicate(timeout=60)[0])
    heard = load_sound(out).original[:, 0]
    assert figures["problem"] is None
    assert figures["stages"]["microphone"]["dropped"] == 0
    assert likeness(heard, voice) > 0.95


def wait_for_sound(folder: Path) -> None:
    """Wait until the microphone delivers; PulseAudio starts slowly."""
    end = time.perf_counter() + 60
    while not leftovers(folder):
        assert time.perf_counter() < end
        time.sleep(0.1)
    time.sleep(4)


def likeness(heard: np.ndarray, voice: np.ndarray) -> float:
    """Highest correlation of the voice with any part of `heard`; 1 if identical."""
    length = 1 << (len(heard) + len(voice)).bit_length()
    spectra = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(voice, length))
    at = int(np.argmax(np.fft.irfft(spectra)[: len(heard)]))
    same = heard[at : at + len(voice)]
    return float(np.corrcoef(same, voice[: len(same)])[0, 1])
