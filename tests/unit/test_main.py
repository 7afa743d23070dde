from __future__ import annotations

import errno
import io
import sys
from types import ModuleType

import pytest

import main
from desktop.commands import render as command
from inference.user_error import UserError


def failing(error: BaseException) -> ModuleType:
    """A command that fails."""
    module = ModuleType("desktop.commands.portraits")

    def run(_options: object) -> int:
        raise error

    module.__dict__.update(add_arguments=lambda parser: None, run=run)
    return module


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (UserError("The photo is empty."), 2, "The photo is empty."),
        (OSError(errno.ENOSPC, "x", "/a/b"), 2, "No space is left on the disk (/a/b); make room and try again."),
        (PermissionError(errno.EACCES, "Permission denied", "/a"), 2, "Permission denied (/a)."),
        (OSError("libfoo.so: cannot open"), 2, "libfoo.so: cannot open"),
        (MemoryError(), 2, "There is not enough memory; close other programs and try again."),
        (ModuleNotFoundError("No module named 'av'", name="av"), 2, "No module named 'av'; run 'python3 -m bootstrap"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_user_error_is_one_line(
    error: BaseException,
    status: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "desktop.commands.portraits", failing(error))
    assert main.main(["portraits"]) == status
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.count("\n") == (1 if sentence else 0)


@pytest.mark.parametrize("error", [ValueError("oops"), ImportError("no name x", name="desktop.live.session")])
def test_an_unexpected_error_is_raised(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop.commands.portraits", failing(error))
    with pytest.raises(type(error)):
        main.main(["portraits"])


def test_the_exit_status_is_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    module = failing(ValueError())
    module.__dict__["run"] = lambda options: 1
    monkeypatch.setitem(sys.modules, "desktop.commands.portraits", module)
    assert main.main(["portraits"]) == 1


def test_an_unprintable_name_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    module = failing(ValueError())
    module.__dict__["run"] = lambda options: print("Zoë") or 0
    monkeypatch.setitem(sys.modules, "desktop.commands.portraits", module)
    shown = io.BytesIO()
    terminal = io.TextIOWrapper(shown, encoding="ascii", newline="\n")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main.main(["portraits"]) == 0
    assert shown.getvalue() == b"Zo\\xeb\n"


def test_a_missing_system_library_is_named() -> None:
    error = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    assert main._sentence(error).startswith("The system library libGL.so.1 is missing;")
    refused = OSError(errno.EPERM, "Operation not permitted", "a.wav")
    assert main._sentence(refused) == "Operation not permitted (a.wav)."


@pytest.mark.parametrize(
    "words",
    [
        ["felix", "--text", "Hello.", "out.mp4"],
        ["--text", "Hello.", "felix", "out.mp4"],
        ["felix", "out.mp4", "--text", "Hello."],
    ],
)
def test_files_may_follow_an_option(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(command, "run", lambda options: seen.append((options.portrait, options.files)) or 0)
    assert main.main(["render", *words]) == 0
    assert seen == [("felix", ["out.mp4"])]


def test_unknown_options_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["render", "felix", "june", "out.mp4", "--nonsense"])
    assert "unrecognized arguments: --nonsense" in capsys.readouterr().err
