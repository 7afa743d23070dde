from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from bootstrap import environment, graphics, system_packages
from bootstrap.__main__ import main
from bootstrap.problem import SetupProblem

PINS = "numpy==1\nonnxruntime==1\n"


class Machine:
    """Replaces pip: keeps what is installed, and the most builds of onnxruntime that were there at a time."""

    def __init__(self, venv: Path) -> None:
        self.venv, self.installed, self.most = venv, set[str](), 0

    def __call__(self, command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        if "venv" in command:
            self.venv.joinpath("bin").mkdir(parents=True, exist_ok=True)
            self.venv.joinpath("bin/python").touch()
        if "uninstall" in command:
            self.installed -= set(command[command.index("--yes") + 1 :])
        if "-r" in command:
            self.installed |= {line.partition("==")[0] for line in Path(command[-1]).read_text().splitlines()}
        self.most = max(self.most, len(self.builds()))
        return subprocess.CompletedProcess(command, 0, stdout=" ".join(self.installed))

    def builds(self) -> set[str]:
        return self.installed & set(graphics.PACKAGES.values())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path / ".venv")
    (tmp_path / "gpu-cuda.txt").write_text("onnxruntime-gpu==1\n")
    (tmp_path / "gpu-webgpu.txt").write_text("onnxruntime-webgpu==1\n")
    for name, _ in environment.TEST:
        (tmp_path / name).write_text(PINS if name == "app.txt" else "other==1\n")
    monkeypatch.setattr(environment, "VENV", machine.venv)
    monkeypatch.setattr(environment, "PYTHON", machine.venv / "bin/python")
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(subprocess, "run", machine)
    monkeypatch.setattr(system_packages, "missing_libraries", list)
    monkeypatch.setattr(system_packages, "missing_sound_bridge", list)
    monkeypatch.setattr(environment.windows_paths, "check", lambda _: None)  # the test's own folder may be deep
    return machine


def test_each_choice_leaves_one_build_and_never_has_two(machine: Machine) -> None:
    for choice, build in (
        ("cuda", "onnxruntime-gpu"),
        ("webgpu", "onnxruntime-webgpu"),
        ("none", "onnxruntime"),
        ("webgpu", "onnxruntime-webgpu"),
    ):
        assert main(["setup", "--gpu", choice]) == 0
        assert machine.builds() == {build}
    assert machine.most == 1


def test_a_choice_holds_for_later_commands(machine: Machine) -> None:
    assert main(["setup", "--gpu=webgpu"]) == 0
    environment.prepare(environment.TEST)
    assert machine.builds() == {"onnxruntime-webgpu"}


@pytest.mark.parametrize("arguments", [["--gpu"], ["--gpu", "opencl"], ["--card", "cuda"], ["--gpu", "cuda", "more"]])
def test_another_value_is_refused(machine: Machine, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", *arguments]) == 1
    assert "cuda" in capsys.readouterr().err
    assert not machine.installed


def test_an_unknown_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match="'opencl'"):
        graphics.choose(tmp_path, "opencl")


@pytest.mark.parametrize(
    ("system", "loaded", "expected"),
    [
        ("linux", {"libcuda.so.1"}, "cuda"),
        ("win32", {"nvcuda.dll", "d3d12.dll"}, "cuda"),
        ("win32", {"d3d12.dll"}, "webgpu"),
        ("win32", set(), "none"),
        ("darwin", set(), "webgpu"),
        ("plan9", set(), "none"),
    ],
)
def test_what_fits_the_machine(system: str, loaded: set[str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "loads", lambda library: library in loaded)
    assert graphics.fitting(system) == expected


@pytest.mark.parametrize(("vendor", "expected"), [("0x1002\n", "webgpu"), ("0x1234\n", "none")])
def test_a_card_on_linux_is_known_by_its_vendor(
    vendor: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "card0/device").mkdir(parents=True)
    (tmp_path / "card0/device/vendor").write_text(vendor)
    monkeypatch.setattr(graphics, "_CARDS", tmp_path)
    monkeypatch.setattr(graphics, "loads", lambda library: False)
    assert graphics.fitting("linux") == expected


def test_a_card_is_offered_until_it_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "fitting", lambda: "webgpu")
    assert "--gpu webgpu" in graphics.offer(tmp_path)
    graphics.choose(tmp_path, "webgpu")
    assert graphics.offer(tmp_path) == ""
