"""Videos that `render` writes, and what it leaves behind when it cannot finish one."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest

import main
from inference.timebase import FRAME_SIZE
from tests.integration.program import FACE, SHORT, run, start
from tests.sounds import voice, write_sound


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_no_partial_video(folder: Path, tmp_path: Path) -> None:
    import resource

    sound = write_sound(tmp_path / "sound.wav", voice(1.0), 48_000)

    def small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    status, _, err = run("render", FACE.path, sound, folder / "out.mp4", preexec_fn=small_files_only)
    assert status == 2
    assert "no space left" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to a program there")
@pytest.mark.parametrize(("kind", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("name", ["out.mp4", "out-%05d.png"])
def test_an_interrupted_video_leaves_no_file(
    name: str, kind: signal.Signals, status: int, folder: Path, tmp_path: Path
) -> None:
    if kind == signal.SIGINT and signal.getsignal(kind) is signal.SIG_IGN:
        pytest.skip("a background job of a shell ignores Ctrl-C, and so do its children")
    sound = write_sound(tmp_path / "sound.wav", voice(120.0, 8_000), 8_000)
    process = start("render", FACE.path, sound, folder / name, "--curves", folder / "out.csv")
    deadline = time.perf_counter() + 60
    while not list(folder.iterdir()) and process.poll() is None and time.perf_counter() < deadline:
        time.sleep(0.05)
    process.send_signal(kind)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("rate", "channels", "note"), [(8_000, 1, ""), (96_000, 2, ""), (44_100, 1, "not numbers"), (16_000, 1, "silent")]
)
def test_a_video_is_as_long_as_its_sound(
    rate: int, channels: int, note: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = np.stack([voice(SHORT, rate)] * channels, 1)
    if note == "silent":
        samples[:] = 0
    elif note:
        samples[100:200] = np.nan
    sound = write_sound(tmp_path / "sound.wav", samples, rate)
    out = folder / "out.mp4"
    assert main.main(["render", FACE.name, str(sound), str(out), "--fps", "50"]) == 0
    assert note in capsys.readouterr().err
    with av.open(str(out)) as video:
        frames = list(video.decode(video=0))
        assert len(frames) == round(SHORT * 50)
        assert (frames[0].width, frames[0].height) == (FRAME_SIZE, FRAME_SIZE)
    with av.open(str(out)) as video:
        heard = sum(frame.samples for frame in video.decode(audio=0))
    assert heard == pytest.approx(SHORT * 48_000, abs=2 * 1024)  # AAC comes in packets of 1024
    assert [path.name for path in folder.iterdir()] == ["out.mp4"]


def test_the_same_seed_gives_the_same_video(folder: Path, speech: Path) -> None:
    def pictures(name: str, seed: str) -> np.ndarray:
        assert main.main(["render", FACE.name, str(speech), str(folder / name), "--seed", seed]) == 0
        with av.open(str(folder / name)) as video:
            return np.stack([frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)])

    first = pictures("a.mp4", "1")
    assert np.array_equal(first, pictures("b.mp4", "1"))
    assert not np.array_equal(first, pictures("c.mp4", "2"))
