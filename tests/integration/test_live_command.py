import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

import main
from desktop.commands import demo
from desktop.live.render_worker import SLOW
from desktop.system.unfinished_file import leftovers
from inference.audio.sound_file import load_sound
from inference.portrait import builtins
from tests.sounds import write_sound
from tests.unit.desktop.speech.fake_engine import COMMAND
from tests.unit.desktop.speech.fake_tts import SECONDS_PER_LETTER

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Two seconds of a built-in voice."""
    samples = load_sound(builtins.voices()[0].path).original[:, 0]
    return write_sound(tmp_path / "speech.wav", samples[48_000:144_000], 48_000)


def check_figures(figures: dict[str, Any]) -> None:
    assert figures["frames"] > 0
    assert figures["provider"] in ("CPU", "CUDA", "WebGPU")
    assert set(figures["stages"]) == {"microphone", "motion", "render", "camera", "recorder"}
    assert all({"late", "dropped", "mean_ms"} <= stage.keys() for stage in figures["stages"].values())
    assert 0 < figures["latency_p50_ms"] <= figures["latency_p95_ms"] <= figures["latency_p99_ms"]
    assert figures["problem"] in (None, SLOW)


def test_a_sound_file_is_played_through_a_live_session(
    tmp_path: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.mp4"
    command = ["live", "--microphone", str(speech), "--camera", "none", "--headless", "--record", str(out)]
    assert main.main(command) == 0
    check_figures(json.loads(capsys.readouterr().out))
    given, heard = load_sound(speech).original[:, 0], load_sound(out).original[:, 0]
    assert len(heard) >= len(given)
    share = slice(10_000, 80_000)
    together = np.correlate(heard[share.start - 2000 : share.stop + 2000], given[share], "valid")
    assert int(np.argmax(together)) == 2000
    with av.open(str(out)) as container:
        shown = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    more = len(shown) / 30 - len(heard) / 48_000
    assert -0.1 < more < 0.5, "on a busy machine frames go on while the last sound is late"
    assert max(np.abs(frame.astype(int) - shown[0]).max() for frame in shown) > 20, "nothing moves"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to a program there")
def test_an_interrupt_finishes_files_and_prints_figures(tmp_path: Path) -> None:
    voice, out = builtins.voices()[0].path, tmp_path / "out.mp4"
    command = [
        sys.executable,
        "main.py",
        "live",
        "--microphone",
        voice,
        "--record",
        out,
        "--headless",
        "--camera",
        "none",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as live:
        end = time.perf_counter() + 60
        while not any(part.stat().st_size >= 10_000 for part in leftovers(tmp_path)):
            assert time.perf_counter() < end
            assert live.poll() is None
            time.sleep(0.05)
        live.send_signal(signal.SIGINT)
        output, errors = live.communicate(timeout=60)
    assert (live.returncode, errors.replace(f"{SLOW}\n", "")) == (0, "")
    check_figures(json.loads(output))
    assert len(load_sound(out).original) > 0
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--microphone", "none.wav"], "does not exist"),
        (["--portrait", "none.jpg"], "none.jpg"),
        (["--record", "no/such/folder/a.mp4"], "folder"),
        (["--record", "."], "folder"),
        (["--camera", "No such camera"], "no virtual camera"),
    ],
)
def test_invalid_arguments_are_refused_in_one_sentence(
    speech: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert main.main(["live", "--microphone", str(speech), "--camera", "none", "--headless", *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_full_disk_ends_the_recording_but_not_the_session(
    tmp_path: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    out, before = tmp_path / "out.mp4", resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
        command = ["live", "--microphone", str(speech), "--camera", "none", "--headless", "--record", str(out)]
        status = main.main(command)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = capsys.readouterr()
    assert status == 2
    assert "no space left" in said.err
    assert "no space left" in json.loads(said.out)["problem"]
    assert not out.exists()


def test_the_demo_needs_neither_screen_nor_microphone(
    tmp_path: Path, speech: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = builtins.Builtin("short", "Short", "voice", speech, "cut")
    monkeypatch.setattr(builtins, "voices", lambda: [voice])
    assert demo.run(tmp_path / "new" / "demo.mp4") == 0
    assert "demo.mp4" in capsys.readouterr().out
    assert len(load_sound(tmp_path / "new" / "demo.mp4").original) >= 96_000


def test_typed_lines_are_spoken_without_a_microphone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.mp4"
    command = ["live", "--microphone", "none", "--camera", "none", "--headless", "--record", str(out), "--muted"]
    assert main.main([*command, "--say", "A line.", "--say", "Two.", "--speech-command", COMMAND]) == 0
    loud = np.abs(load_sound(out).original[:, 0]) > 0.1
    lost = 480 * json.loads(capsys.readouterr().out)["stages"]["microphone"]["dropped"]  # on a machine that is too busy
    assert np.count_nonzero(loud) > max(0, 0.6 * 11 * SECONDS_PER_LETTER * 48_000 - lost)


def test_a_line_that_cannot_be_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["live", "--microphone", "none", "--camera", "none", "--say", "Hello."]
    assert main.main([*command, "--speech-command", "no-such-program {wav}"]) == 2
    assert main.main([*command, "--say", "…"]) == 2
    said = capsys.readouterr().err
    assert "There is no program no-such-program" in said
    assert "The text holds nothing that can be spoken" in said
