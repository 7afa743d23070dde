from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from bootstrap import __main__ as commands
from bootstrap import environment, system_packages
from bootstrap.__main__ import main
from bootstrap.problem import SetupProblem

ROOT = Path(__file__).resolve().parents[3]


class Programs:
    """Replaces every program that the setup starts."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.failing = ""
        self.installed: list[str] = []

    def __call__(self, command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        if "venv" in command:
            self.venv.joinpath("bin").mkdir(parents=True)
            self.venv.joinpath("bin/python").touch()
        if "-r" in command:
            self.installed.append(Path(command[-1]).name)
        return subprocess.CompletedProcess(command, int(self.failing in command), stdout="")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A machine without any setup."""
    programs = Programs(tmp_path / ".venv")
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for name, _ in environment.TEST:
        (requirements / name).write_text("numpy==1\n")
    monkeypatch.setattr(environment, "VENV", programs.venv)
    monkeypatch.setattr(environment, "PYTHON", programs.venv / "bin/python")
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    monkeypatch.setattr(subprocess, "run", programs)
    monkeypatch.setattr(system_packages, "missing_libraries", list)
    monkeypatch.setattr(system_packages, "missing_sound_bridge", list)
    monkeypatch.setattr(environment.windows_paths, "check", lambda _: None)  # the test's own folder may be deep
    return programs


def test_the_first_run_installs_everything(programs: Programs) -> None:
    environment.prepare(environment.TEST)
    assert programs.installed == ["app.txt", "face-model.txt", "content-credentials.txt", "test.txt"]


def test_the_second_run_installs_nothing(programs: Programs) -> None:
    environment.prepare(environment.TEST)
    programs.installed.clear()
    environment.prepare(environment.TEST)
    assert programs.installed == []


def test_a_changed_pin_installs_again(programs: Programs) -> None:
    environment.prepare(environment.APP)
    programs.installed.clear()
    (environment.REQUIREMENTS / "app.txt").write_text("numpy==2\n")
    environment.prepare(environment.APP)
    assert programs.installed == ["app.txt", "face-model.txt", "content-credentials.txt"]


def test_a_failed_installation_is_tried_again_next_time(programs: Programs) -> None:
    programs.failing = str(environment.REQUIREMENTS / "face-model.txt")
    with pytest.raises(SetupProblem, match="check the network"):
        environment.prepare(environment.APP)
    programs.failing, programs.installed = "", []
    environment.prepare(environment.APP)
    assert programs.installed == ["app.txt", "face-model.txt", "content-credentials.txt"]


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fly"]) == 2
    assert "usage" in capsys.readouterr().err


def test_all_tests_run_on_all_cores_and_chosen_ones_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "prepare", lambda steps: None)
    monkeypatch.setattr(commands, "_python", lambda *arguments: called.append(arguments) or 0)
    assert main(["test"]) == main(["test", "tests/unit", "-x"]) == 0
    assert [call[1:] for call in called if "pytest" in call] == [
        ("pytest", "-n", "logical", "--dist", "loadfile"),
        ("pytest", "tests/unit", "-x"),
    ]


def pins(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    packages = (line.partition("#")[0].partition(";")[0].strip() for line in lines)
    return [package for package in packages if package]


@pytest.mark.parametrize("name", [name for name, _ in environment.TEST])
def test_every_package_is_pinned(name: str) -> None:
    assert [pin for pin in pins(name) if pin.count("==") != 1] == []


def test_the_app_does_without_heavy_and_clashing_packages() -> None:
    names = {pin.partition("==")[0].lower() for name, _ in environment.TEST for pin in pins(name)}
    assert not names & {"torch", "mediapipe", "opencv-python", "opencv-contrib-python", "pyside6", "pyside6-addons"}
