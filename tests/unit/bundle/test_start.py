"""Entry point of the bundle."""

from __future__ import annotations

import sys

import pytest

from bundle import start


@pytest.fixture(autouse=True)
def _own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["understudy"])
    monkeypatch.setattr(sys, "path", sys.path[:])


def test_a_module_gets_its_arguments(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "desktop.commands.forget", raising=False)
    with pytest.raises(SystemExit) as ended:
        start.begin(["-m", "desktop.commands.forget", "everything"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("everything cannot be deleted")


@pytest.mark.parametrize("before", [[], ["C:/somewhere/main.py"]])
def test_other_arguments_are_a_command_line(monkeypatch: pytest.MonkeyPatch, before: list[str]) -> None:
    monkeypatch.setattr(start.main, "main", lambda arguments: arguments)
    assert start.begin([*before, "portraits", "--json"]) == ["portraits", "--json"]


def test_modules_of_others_are_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.main, "main", lambda arguments: arguments)
    assert start.begin(["-m", "os"]) == ["-m", "os"]
