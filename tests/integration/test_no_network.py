"""No command and not the window uses the network, but to receive what its user asks for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import main
from tests.integration.program import ROOT
from tests.integration.without_network import CAUGHT
from tests.unit.desktop.speech.fake_engine import COMMAND

COMMANDS: dict[str, list[str]] = {
    "render": ["felix", "SPEECH", "FOLDER/a.mp4"],
    "live": [
        "--microphone",
        "SPEECH",
        "--say",
        "Hello.",
        "--speech-command",
        "SPEAK",
        "--camera",
        "none",
        "--headless",
        "--seconds",
        "1",
        "--record",
        "FOLDER/b.mp4",
    ],
    "press": ["mute"],
    "doctor": ["--json"],
    "voices": ["--json"],
    "portraits": ["--json"],
    "verify": ["resources/portraits/felix.jpg"],
    "bench": ["--help"],
    "selftest": ["--help"],
    "start": ["--help"],
}
"""Arguments for a run of every command; the slow ones only start."""
FOLLOWING = ["--microphone", "resources/voices/june.wav", "--camera", "none", "--headless", "--seconds", "1"]
REFUSED = {"press": 2, "doctor": 1, "verify": 5, "voices": 2}
"""Status of those that may fail here, without a window, devices and speech engine; of a photo verify knows nothing."""
IN_PYTHON = "import socket; socket.create_connection(('192.0.2.1', 9), 0.1)"
IN_A_LIBRARY = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"
WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
QTimer.singleShot(4000, application.quit)
import main
main.main([])
"""

PHOTO = """
import sys
import av, cv2
from desktop.commands import take_photo
from inference.portrait import builtins
from inference.portrait.photo import read_photo
pixels = cv2.resize(read_photo(builtins.portraits()[0].path).pixels, (480, 480))
frame = av.VideoFrame.from_ndarray(cv2.copyMakeBorder(pixels, 0, 0, 80, 80, cv2.BORDER_REPLICATE), "rgb24")
with av.open("FOLDER/clip.mp4", "w") as clip:
    stream = clip.add_stream("mpeg4", rate=10, width=640, height=480)
    for _ in range(10):
        clip.mux(stream.encode(frame))
    clip.mux(stream.encode(None))
take_photo.COUNT_SECONDS = take_photo.GOOD_SECONDS = 0.0
import main
sys.exit(main.main(["portraits", "--take-photo", "FOLDER/me.png", "--webcam", "FOLDER/clip.mp4"]))
"""
"""Takes a photo with a clip of a built-in portrait as webcam."""


def trapped(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.integration.without_network", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=180, env=dict(os.environ))


def script(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    file = folder / "script.py"
    file.write_text(code, encoding="utf-8")
    return trapped("--script", str(file))


def test_every_command_is_tried() -> None:
    assert set(main.COMMANDS) <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_uses_no_network(name: str, speech: Path, folder: Path) -> None:
    arguments = [
        text.replace("SPEECH", str(speech)).replace("SPEAK", COMMAND).replace("FOLDER", str(folder))
        for text in COMMANDS[name]
    ]
    done = trapped(name, *arguments)
    assert done.returncode in (0, REFUSED.get(name, 0)), done.stderr
    assert "network:" not in done.stderr


@pytest.mark.parametrize("source", ["vmc:127.0.0.1:39540", "websocket"])
def test_following_a_program_receives_on_this_computer_alone(source: str) -> None:
    done = trapped("--receiving", "live", *FOLLOWING, "--follow", source)
    assert done.returncode == 0, done.stderr
    assert "bound: 127.0.0.1" in done.stderr
    assert "network:" not in done.stderr


def test_following_other_computers_is_asked_for() -> None:
    done = trapped("--receiving", "live", *FOLLOWING, "--follow", "livelink:0.0.0.0")
    assert done.returncode == CAUGHT
    assert "network: socket.bind (('0.0.0.0', 11111)" in done.stderr


def test_motion_is_sent_to_the_given_address_alone() -> None:
    done = trapped("--receiving", "live", *FOLLOWING, "--vmc-out", "127.0.0.1:39539")
    assert done.returncode == CAUGHT
    assert "network: socket.sendto (('127.0.0.1', 39539),)" in done.stderr


def test_the_window_uses_no_network(tmp_path: Path) -> None:
    done = script(tmp_path, WINDOW)
    assert done.returncode == 0, done.stderr


def test_a_photo_with_the_webcam_uses_no_network(tmp_path: Path) -> None:
    done = script(tmp_path, PHOTO.replace("FOLDER", tmp_path.as_posix()))
    assert done.returncode == 0, done.stderr
    assert "network:" not in done.stderr
    assert done.stdout.splitlines()[0] == "Good: hold still."
    with Image.open(tmp_path / "me.png") as photo:
        assert photo.size == (640, 480)


def test_the_trap_catches_python(tmp_path: Path) -> None:
    caught = script(tmp_path, IN_PYTHON)
    assert caught.returncode in (CAUGHT, -getattr(signal, "SIGSYS", 31))


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_trap_catches_libraries(tmp_path: Path) -> None:
    caught = script(tmp_path, IN_A_LIBRARY)
    if "no seccomp" in caught.stderr:
        pytest.skip("this kernel allows no filter")
    assert caught.returncode == -signal.SIGSYS
