"""Installation steps by operating system."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from desktop.window import setup_guide
from desktop.window.setup_guide import cable_guide, camera_guide, has_module, package_tool


def linux(monkeypatch: pytest.MonkeyPatch, release: str, like: str = "", module: bool = False) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": release, "ID_LIKE": like})
    monkeypatch.setattr(setup_guide, "has_module", lambda: module)


def commands(guide: setup_guide.Guide) -> list[str]:
    return [step.command.split()[1] if step.command else "" for step in guide]


@pytest.mark.parametrize(
    ("release", "like", "tool"),
    [
        ("debian", "", "apt"),
        ("linuxmint", "ubuntu debian", "apt"),
        ("fedora", "", "dnf"),
        ("manjaro", "arch", "pacman"),
        ("opensuse-tumbleweed", "opensuse suse", "zypper"),
        ("nixos", "", ""),
    ],
)
def test_the_package_manager_is_chosen_by_the_system(monkeypatch, release: str, like: str, tool: str) -> None:
    linux(monkeypatch, release, like)
    assert package_tool() == tool


def test_a_new_linux_installs_loads_and_keeps_the_camera(monkeypatch) -> None:
    linux(monkeypatch, "ubuntu")
    install, load, keep = camera_guide("linux")
    assert install.command == "sudo apt-get install v4l2loopback-dkms"
    assert load.command == "sudo modprobe v4l2loopback exclusive_caps=1 card_label=Understudy"
    assert "/etc/modules-load.d" in keep.command
    assert "\n" not in keep.command


def test_an_installed_module_only_needs_loading(monkeypatch) -> None:
    linux(monkeypatch, "ubuntu", module=True)
    assert commands(camera_guide("linux")) == ["modprobe", "v4l2loopback"]


def test_an_unknown_linux_gets_the_package_name_without_a_command(monkeypatch) -> None:
    linux(monkeypatch, "nixos")
    monkeypatch.setattr(setup_guide.shutil, "which", lambda _: None)
    assert camera_guide("linux")[0].command == ""
    assert "v4l2loopback" in camera_guide("linux")[0].text
    assert cable_guide("linux")[0].command == ""


def test_pipewire_gets_its_own_step(monkeypatch) -> None:
    linux(monkeypatch, "debian")
    monkeypatch.setattr(setup_guide.shutil, "which", lambda _: "/usr/bin/pipewire")
    assert "pipewire-pulse" in cable_guide("linux")[0].command
    monkeypatch.setattr(setup_guide.shutil, "which", lambda _: None)
    assert "pulseaudio libasound2" not in cable_guide("linux")[0].command
    assert "install pulseaudio" in cable_guide("linux")[0].command


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_get_links(system: str) -> None:
    for guide in (camera_guide(system), cable_guide(system)):
        assert guide[0].link.startswith("https://")


@pytest.mark.parametrize(
    ("system", "output", "microphone"),
    [
        ("win32", "CABLE Input (VB-Audio Virtual Cable)", "CABLE Output (VB-Audio Virtual Cable)"),
        ("darwin", "BlackHole 2ch", "BlackHole 2ch"),
    ],
)
def test_both_ends_of_the_cable_are_named(system: str, output: str, microphone: str) -> None:
    text = cable_guide(system)[-1].text
    assert text.index(f"plays into “{output}”") < text.index(f"choose “{microphone}”")


def test_no_guide_for_a_system_without_cameras() -> None:
    assert camera_guide("aix") == cable_guide("aix") == ()


def test_the_module_is_searched_in_the_kernels_list(tmp_path: Path) -> None:
    assert not has_module(tmp_path)
    (tmp_path / "modules.dep").write_text("kernel/drivers/a.ko:\n")
    assert not has_module(tmp_path)
    (tmp_path / "modules.dep").write_text("updates/dkms/v4l2loopback.ko.xz: kernel/a.ko\n")
    assert has_module(tmp_path)
