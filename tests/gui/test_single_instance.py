"""A second start passes files and keys to the first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from desktop.system.single_instance import SingleInstance
from inference.user_error import UserError

ROOT = Path(__file__).resolve().parents[2]
CRASH = "import os, sys; from pathlib import Path; from desktop.system.single_instance import SingleInstance as S\n"
CRASH += "s = S(Path(sys.argv[1])); print(s.claim(), flush=True); os._exit(1)"
SECOND = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication as A\n"
SECOND += "from desktop.system.single_instance import SingleInstance as S; a = A([]); s = S(Path(sys.argv[1]))\n"
SECOND += "print(s.claim(), flush=True); s.hand_over([Path(name) for name in sys.argv[2:]])"


PRESS = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication as A\n"
PRESS += "from desktop.system.single_instance import SingleInstance as S; a = A([]); s = S(Path(sys.argv[1]))\n"
PRESS += "s.press(sys.argv[2], True); s.press(sys.argv[2], False)"


@pytest.fixture
def first(qapp, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    yield instance
    instance.release()


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    )


def test_a_second_start_passes_its_files_to_the_first(qtbot, first: SingleInstance, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.called, timeout=20_000) as called:
        second = started(SECOND, tmp_path, tmp_path / "photo.jpg", "b.understudy")
    assert called.args == [[tmp_path / "photo.jpg", ROOT / "b.understudy"]]
    assert second.communicate(timeout=20)[0] == "False\n"
    assert second.returncode == 0


def test_a_second_start_passes_a_key_press_and_release(qtbot, first: SingleInstance, tmp_path: Path) -> None:
    told: list[tuple[str, bool]] = []
    first.pressed.connect(lambda action, on: told.append((action, on)))
    second = started(PRESS, tmp_path, "talk")
    qtbot.waitUntil(lambda: told == [("talk", True), ("talk", False)], timeout=20_000)
    second.communicate(timeout=20)
    assert second.returncode == 0


def test_the_window_of_another_user_is_not_contacted(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.claim()
    other.release()


def test_a_socket_left_by_a_crash_is_replaced(qapp, tmp_path: Path) -> None:
    crashed = started(CRASH, tmp_path)
    assert crashed.communicate(timeout=20)[0] == "True\n"
    assert (tmp_path / "lock").exists()
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    instance.release()


def test_an_instance_that_does_not_answer_is_reported(first: SingleInstance, tmp_path: Path) -> None:
    first._server.close()
    with pytest.raises(UserError, match="does not answer"):
        SingleInstance(tmp_path).hand_over([], seconds=0.3)


@pytest.mark.parametrize("nonsense", [b"\n", b"{}\n", b"[1]\n", b'{"action": 1}\n', b"\xff\n", b"x" * 100_000 + b"\n"])
def test_invalid_messages_are_ignored(qtbot, first: SingleInstance, nonsense: bytes) -> None:
    called: list[object] = []
    first.called.connect(called.append)
    first.pressed.connect(called.append)
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    socket.write(nonsense)
    qtbot.waitUntil(socket.canReadLine)
    assert called == []
    socket.abort()


ELSEWHERE = SECOND.replace(
    "print(", "import desktop.system.single_instance as m; m.own_screen = lambda: ':2'; print(", 1
)


def test_a_start_on_another_screen_says_where_the_window_is(
    qtbot, first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.system.single_instance.own_screen", lambda: ":1")
    called: list[object] = []
    first.called.connect(called.append)
    second = started(ELSEWHERE, tmp_path, "a.jpg")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    _, said = second.communicate()
    assert "open already on the screen :1, not on :2" in said
    assert second.returncode != 0
    assert called == []


def test_a_folder_that_cannot_be_written_keeps_no_window_from_opening(qtbot, qapp, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "config")
    assert instance.claim()
    with qtbot.waitSignal(instance.called, timeout=20_000):
        second = started(SECOND, tmp_path / "file" / "config")
    assert second.communicate(timeout=20)[0] == "False\n"
    instance.release()
