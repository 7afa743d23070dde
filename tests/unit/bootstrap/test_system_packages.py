from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from bootstrap import system_packages
from bootstrap.problem import SetupProblem


class AptGet:
    """Replaces a program: records its arguments and returns `status`."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.status, stdout="E: no such package")


@pytest.fixture
def apt_get(monkeypatch: pytest.MonkeyPatch) -> AptGet:
    program = AptGet()
    monkeypatch.setattr(system_packages, "_apt_get", lambda: ["apt-get"])
    monkeypatch.setattr(subprocess, "run", program)
    return program


def test_after_the_set_up_no_library_is_missing() -> None:
    assert system_packages.missing_libraries() == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries along")
def test_a_library_that_does_not_load_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "LIBRARIES", {"libc.so.6": "libc6", "libnothing.so.9": "libnothing9"})
    assert system_packages.missing_libraries() == ["libnothing9"]


def test_packages_are_installed_in_one_go(apt_get: AptGet) -> None:
    system_packages.install(["a"], ["b"])
    assert apt_get.commands[0][1] == "update"
    assert apt_get.commands[1][-2:] == ["a", "b"]


def test_nothing_missing_starts_nothing(apt_get: AptGet) -> None:
    system_packages.install([])
    assert apt_get.commands == []


def test_a_failed_installation_is_reported(apt_get: AptGet, capsys: pytest.CaptureFixture[str]) -> None:
    apt_get.status = 100
    with pytest.raises(SetupProblem, match=r"apt-get install a$"):
        system_packages.install(["a"])
    assert "no such package" in capsys.readouterr().out


def test_failed_optional_packages_do_not_stop_the_setup(apt_get: AptGet, capsys: pytest.CaptureFixture[str]) -> None:
    apt_get.status = 100
    system_packages.install([], ["c"])
    assert capsys.readouterr().out.rstrip().endswith(" c")


def test_without_root_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "_apt_get", lambda: None)
    with pytest.raises(SetupProblem, match=r"apt-get install a b$"):
        system_packages.install(["a", "b"], ["c"])


def test_without_root_optional_packages_do_not_stop_the_setup(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "_apt_get", lambda: None)
    system_packages.install([], ["c"])
    assert capsys.readouterr().out.rstrip().endswith(" c")
