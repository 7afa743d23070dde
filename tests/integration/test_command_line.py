"""The command line as a person or another program meets it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

import main
from inference import onnx_session
from inference.portrait import builtins
from inference.timebase import FRAME_SIZE
from tests.sounds import voice, write_sound

ROOT = Path(__file__).resolve().parents[2]
FACE = builtins.portraits()[0]
SHORT = 0.2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the video goes; nothing else may be left in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sound(tmp_path_factory.mktemp("sounds") / "speech.wav", voice(SHORT), 48_000)


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_" not in name}
    return subprocess.Popen(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def run(*arguments: object, **options: object) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of the real program."""
    process = start(*arguments, **options)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The sentence with which a command line is refused."""
    capsys.readouterr()
    assert main.main(list(map(str, arguments))) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1, said.err
    assert said.err.endswith(".\n")
    return said.err


# Photos that are none


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def picture(pixels: np.ndarray) -> Callable[[Path], object]:
    return lambda path: Image.fromarray(pixels).save(path)


def half_a_photo(path: Path) -> None:
    content = FACE.path.read_bytes()
    path.write_bytes(content[: len(content) // 8])


def huge(path: Path) -> None:
    """A PNG that says 20,000 x 20,000 pixels before it is cut off: a reader has to refuse by the head alone."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)


def tiny_face(path: Path) -> None:
    canvas = Image.new("RGB", (640, 480), (90, 110, 130))
    canvas.paste(Image.open(FACE.path).convert("RGB").resize((96, 96)), (272, 192))
    canvas.save(path)


NOISE = np.random.default_rng(0).integers(0, 255, (400, 400, 3), np.uint8)

BAD_PHOTOS = {
    "text.jpg": write(b"I am no picture.\n" * 50),
    "empty.jpg": write(b""),
    "half.jpg": half_a_photo,
    "one.png": picture(np.zeros((1, 1, 3), np.uint8)),
    "huge.png": huge,
    "noise.png": picture(NOISE),
    "tiny.png": tiny_face,
    "folder.jpg": Path.mkdir,
}


@pytest.mark.parametrize("name", BAD_PHOTOS)
def test_what_is_no_portrait_is_refused(
    name: str, folder: Path, speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_PHOTOS[name](tmp_path / name)
    assert name in refusal(capsys, "render", tmp_path / name, speech, folder / "out.mp4")
    assert list(folder.iterdir()) == []


def test_a_missing_photo_is_refused(folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nobody.jpg" in refusal(capsys, "render", "nobody.jpg", speech, folder / "out.mp4")


# Sounds that are none

BAD_SOUNDS = {
    "text.wav": write(b"I am no sound.\n" * 50),
    "empty.wav": write(b""),
    "folder.wav": Path.mkdir,
    "one.wav": lambda path: write_sound(path, np.zeros(1), 16_000),
    "mute.png": picture(NOISE),
    "missing.wav": lambda path: None,
}


@pytest.mark.parametrize("name", BAD_SOUNDS)
def test_what_is_no_sound_is_refused(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_SOUNDS[name](tmp_path / name)
    assert name in refusal(capsys, "render", FACE.path, tmp_path / name, folder / "out.mp4")
    assert list(folder.iterdir()) == []


# Places that cannot be written to


@pytest.mark.parametrize("out", ["no/such/folder/out.mp4", "out.txt", "taken.mp4"])
def test_where_nothing_can_be_written_is_refused(
    out: str, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "taken.mp4").mkdir()
    assert Path(out).name in refusal(capsys, "render", FACE.path, speech, folder / out) or "folder" in out
    assert [path.name for path in folder.iterdir()] == ["taken.mp4"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_no_half_video(folder: Path, tmp_path: Path) -> None:
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
def test_an_interrupted_video_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.wav", voice(120.0, 8_000), 8_000)
    process = start("render", FACE.path, sound, folder / "out.mp4")
    deadline = time.monotonic() + 60
    while not list(folder.iterdir()) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


# Sounds of every kind


@pytest.mark.parametrize(
    ("rate", "channels", "note"), [(8_000, 1, ""), (96_000, 2, ""), (44_100, 1, "not numbers"), (16_000, 1, "silent")]
)
def test_any_readable_sound_becomes_a_video_of_its_length(
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


# Models that are not as they were


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the models that a test may spoil."""
    copy = tmp_path / "models"
    shutil.copytree(onnx_session.MODELS, copy)
    monkeypatch.setattr(onnx_session, "MODELS", copy)
    return copy


@pytest.mark.parametrize("name", onnx_session.model_names())
def test_a_missing_model_is_told(
    name: str, models: Path, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    onnx_session.model_path(name).unlink()
    assert "missing" in refusal(capsys, "render", FACE.path, speech, folder / "out.mp4")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", onnx_session.model_names())
def test_a_damaged_model_is_told(
    name: str, models: Path, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = onnx_session.model_path(name)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert "checksum" in refusal(capsys, "render", FACE.path, speech, folder / "out.mp4")
    assert list(folder.iterdir()) == []


# The commands


@pytest.mark.parametrize("command", [[], *([name] for name in main.COMMANDS)])
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([*command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: main.py")


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["render"],
        ["render", "a", "b", "c.mp4", "--fps", "24"],
        ["render", "a", "b", "c.mp4", "--seed", "x"],
        ["live", "--seconds", "-1"],
        ["live", "--seconds", "soon"],
        ["bench", "--frames", "0"],
    ],
)
def test_a_wrong_argument_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(arguments)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_portraits_lists_the_built_in_ones() -> None:
    status, out, err = run("portraits")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [entry.name for entry in builtins.portraits()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "main.py", "portraits"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"No space is left on the disk; make room and try again.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_leaves_is_no_failure() -> None:
    with start("portraits") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_portraits_speaks_json() -> None:
    status, out, _ = run("portraits", "--json")
    assert status == 0
    assert all(Path(entry["file"]).is_file() and entry["made"] for entry in json.loads(out))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_window_does_not_open() -> None:
    status, out, err = run()
    assert (status, out) == (2, "")
    assert err.startswith("There is no screen")
    assert err.count("\n") == 1


def test_a_refusal_reaches_the_shell(speech: Path, folder: Path) -> None:
    status, out, err = run("render", "nobody.jpg", speech, folder / "out.mp4")
    assert (status, out) == (2, "")
    assert "nobody.jpg" in err
    assert err.count("\n") == 1


def test_live_plays_a_file_and_prints_its_figures(folder: Path, speech: Path) -> None:
    record = folder / "live.mp4"
    arguments = ["--microphone", speech, "--camera", "none", "--record", record, "--headless", "--seconds", "1"]
    status, out, err = run("live", *arguments)
    assert (status, err) == (0, "")
    figures = json.loads(out)
    assert figures["frames"] > 0
    assert {"fps", "provider", "latency_p50_ms", "latency_p95_ms", "latency_p99_ms"} <= figures.keys()
    assert all({"late", "dropped"} <= stage.keys() for stage in figures["stages"].values())
    assert [path.name for path in folder.iterdir()] == ["live.mp4"]


def test_live_refuses_what_is_no_portrait(tmp_path: Path, speech: Path) -> None:
    photo = tmp_path / "text.jpg"
    photo.write_text("no picture")
    status, out, err = run("live", "--portrait", photo, "--microphone", speech, "--camera", "none", "--headless")
    assert (status, out) == (2, "")
    assert "text.jpg" in err
    assert err.count("\n") == 1


def test_bench_measures_everything() -> None:
    status, out, _ = run("bench", "--json", "--frames", "3")
    assert status == 0
    figures = json.loads(out)
    numbers = ["motion_real_time_factor", "portrait_s", "start_up_s", "peak_rss_mib", "cores"]
    assert all(figures[name] > 0 for name in numbers)
    for size in ("512", "720p", "1080p"):
        times = figures[size]
        stages = [times[f"{stage}_ms"] for stage in ("flow", "warp", "mouth", "eyes")]
        assert min(stages) > 0
        assert times["mouth_ms"] > times["mouth_network_ms"] > 0
        assert times["picture_ms"] > max(stages)
        assert times["live_fps"] > 1
    assert figures["provider"] in {"CPU", "CUDA"}


def test_doctor_finds_what_a_video_needs() -> None:
    status, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert (status, report["ok"]) == (0, True)
    findings = {finding["name"]: finding for finding in report["findings"]}
    assert {"Python", "Packages", "Models", "onnxruntime", "Microphone", "Speakers", "Virtual camera", "Screen"} <= (
        findings.keys()
    )
    assert all(finding["advice"] for finding in findings.values() if not finding["ok"])
    assert " runs on " in findings["onnxruntime"]["detail"]
