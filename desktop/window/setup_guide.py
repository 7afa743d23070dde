"""Installation steps for a virtual camera and a voice cable."""

from __future__ import annotations

import contextlib
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from inference.sentence import Sentence

MODULE = "v4l2loopback"
OPTIONS = f"{MODULE} exclusive_caps=1 card_label=Understudy"
MODULES = Path("/lib/modules")
FAMILIES = {
    "apt": ("debian", "ubuntu"),
    "dnf": ("fedora", "rhel"),
    "pacman": ("arch",),
    "zypper": ("suse", "opensuse"),
}
"""Package manager, and ids of its distributions in /etc/os-release."""
CAMERA_PACKAGES = {
    "apt": "sudo apt-get install v4l2loopback-dkms",
    "dnf": "sudo dnf install akmod-v4l2loopback",
    "pacman": "sudo pacman -S v4l2loopback-dkms linux-headers",
    "zypper": "sudo zypper install v4l2loopback-kmp-default",
}
SOUND_PACKAGES = {
    "apt": "sudo apt-get install pulseaudio pulseaudio-utils libasound2-plugins",
    "dnf": "sudo dnf install pipewire-pulseaudio pulseaudio-utils",
    "pacman": "sudo pacman -S pipewire-pulse libpulse",
    "zypper": "sudo zypper install pipewire-pulseaudio pulseaudio-utils",
}
ON_PIPEWIRE = "sudo apt-get install pipewire-pulse pulseaudio-utils"
KEEP = (
    f"echo {MODULE} | sudo tee /etc/modules-load.d/{MODULE}.conf && "
    f"echo options {OPTIONS} | sudo tee /etc/modprobe.d/{MODULE}.conf"
)
OBS = "https://obsproject.com/download"
VB_CABLE = "https://vb-audio.com/Cable/"
BLACKHOLE = "https://existential.audio/blackhole/"


@dataclass(frozen=True)
class Step:
    """One installation step."""

    text: str
    command: str = ""
    """Terminal command on one line, or ""."""
    link: str = ""
    """Web page to open, or ""."""


Guide = tuple[Step, ...]


def camera_guide(system: str = sys.platform) -> Guide:
    """Steps for installing a virtual camera; empty for unsupported systems."""
    if system == "linux":
        return _linux_camera(package_tool(), has_module())
    if system == "win32":
        return (
            Step(Sentence("Install OBS Studio, which brings a virtual camera."), link=OBS),
            Step(Sentence("Open OBS, press “Start Virtual Camera”, then “Stop Virtual Camera”, and close OBS.")),
        )
    if system == "darwin":
        return (
            Step(Sentence("Install OBS Studio 30 or newer, which brings a virtual camera."), link=OBS),
            Step(Sentence("Open OBS, press “Start Virtual Camera” and allow what macOS asks for; then close OBS.")),
        )
    return ()


def cable_guide(system: str = sys.platform) -> Guide:
    """Steps for installing a voice cable; empty for unsupported systems."""
    if system == "linux":
        return _linux_cable(package_tool(), shutil.which("pipewire") is not None)
    if system == "win32":
        return (
            Step(Sentence("Install the free VB-CABLE as an administrator."), link=VB_CABLE),
            Step(Sentence("Restart the computer.")),
            cable_ends("CABLE Input (VB-Audio Virtual Cable)", "CABLE Output (VB-Audio Virtual Cable)"),
        )
    if system == "darwin":
        return (
            Step(
                Sentence("Install the free BlackHole, from its page or in a terminal with Homebrew."),
                "brew install blackhole-2ch",
                BLACKHOLE,
            ),
            cable_ends("BlackHole 2ch", "BlackHole 2ch"),
        )
    return ()


def cable_ends(output: str, microphone: str) -> Step:
    """Both ends of a cable, by the names that the system lists."""
    return Step(
        Sentence(
            "Understudy then plays into “{output}”; in your meeting, choose “{microphone}” as the microphone.",
            output=output,
            microphone=microphone,
        )
    )


def package_tool() -> str:
    """The package manager of this Linux distribution; "" if unknown."""
    release: dict[str, str] = {}
    with contextlib.suppress(OSError):
        release = platform.freedesktop_os_release()
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((tool for name in names for tool, known in FAMILIES.items() if name.startswith(known)), "")


def has_module(folder: Path | None = None) -> bool:
    """True if the camera's kernel module is installed for the running kernel, loaded or not."""
    kernel = folder or MODULES / platform.release()
    with contextlib.suppress(OSError):
        return f"{MODULE}.ko" in (kernel / "modules.dep").read_text(encoding="utf-8", errors="replace")
    return False


def _linux_camera(tool: str, installed: bool) -> Guide:
    load = Step(Sentence("Switch the camera on, in a terminal."), f"sudo modprobe {OPTIONS}")
    keep = Step(Sentence("Have it there after every restart (if you like)."), KEEP)
    if installed:
        return load, keep
    text = Sentence("Install the camera driver v4l2loopback, in a terminal.")
    other = Sentence("Install the package v4l2loopback with your system's software manager.")
    return Step(text if tool else other, CAMERA_PACKAGES.get(tool, "")), load, keep


def _linux_cable(tool: str, pipewire: bool) -> Guide:
    command = ON_PIPEWIRE if tool == "apt" and pipewire else SOUND_PACKAGES.get(tool, "")
    text = Sentence("Install a sound server that a cable can be made in, in a terminal.")
    other = Sentence("Install PulseAudio, or PipeWire with its PulseAudio part, with your system's software manager.")
    return Step(text if command else other, command), Step(Sentence("Log out and in again."))
