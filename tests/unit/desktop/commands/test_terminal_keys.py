import os
import subprocess
import sys

import pytest

from desktop.commands import terminal_keys
from desktop.commands.terminal_keys import pressed


def test_without_a_terminal_no_key_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_keys.sys, "stdin", None)
    with pressed() as read:
        assert read() == ""


SCRIPT = """
import sys, time
sys.path.insert(0, ".")
from desktop.commands.terminal_keys import pressed
with pressed() as read:
    print("ready", flush=True)
    heard, end = "", time.perf_counter() + 20
    while len(heard) < 3 and time.perf_counter() < end:
        heard += read()
print(heard)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_terminal_keys_are_read_without_enter() -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", f"import os; os.setsid(); os.close(os.open(os.ttyname(0), os.O_RDWR)){SCRIPT}"]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        os.write(ours, b"m h")
        assert program.stdout.readline() == "m h\n"
    os.close(ours)
    os.close(theirs)
