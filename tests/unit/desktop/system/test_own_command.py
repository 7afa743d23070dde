"""The command line shown to the user means the same words to each system's shell."""

from __future__ import annotations

import shlex
import subprocess
from types import SimpleNamespace

import pytest

from desktop.system import own_command


def test_the_line_is_quoted_for_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_command, "sys", SimpleNamespace(platform="linux", executable="/opt/my python"))
    assert shlex.split(own_command.own_command("press", "2")) == own_command.own_words("press", "2")


def test_on_windows_the_line_is_quoted_as_its_programs_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(platform="win32", executable=r"C:\Program Files\py.exe")
    monkeypatch.setattr(own_command, "sys", fake)
    line = own_command.own_command("press", "mute")
    assert line.startswith('"C:\\Program Files\\py.exe" ')
    assert line == subprocess.list2cmdline(own_command.own_words("press", "mute"))
