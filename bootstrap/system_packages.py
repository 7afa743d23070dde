"""System libraries that the Python wheels require on Linux: checks each and installs missing ones."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bootstrap.problem import SetupProblem

LIBRARIES: dict[str, str] = {
    "libportaudio.so.2": "libportaudio2",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Shared library -> Debian package: PortAudio, and the libraries of Qt's core, xcb and wayland plugins (from ldd)."""

SOUND_SERVER_BRIDGES = ("libasound_module_pcm_pulse.so", "libasound_module_pcm_pipewire.so")
"""ALSA plug-ins, one of which PortAudio needs to reach the desktop's sound server."""


def missing_libraries() -> list[str]:
    """Debian packages of libraries that cannot be loaded; empty on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not _loads(library)]


def missing_sound_bridge() -> list[str]:
    """Package of the ALSA plug-ins for a sound server, if none is installed; the app runs without it."""
    if not sys.platform.startswith("linux"):
        return []
    roots = [Path(root) for root in ("/usr/lib", "/usr/lib64")]
    found = (any(root.glob("**/alsa-lib/" + name)) for root in roots for name in SOUND_SERVER_BRIDGES)
    return [] if any(found) else ["libasound2-plugins"]


def install(needed: Iterable[str], wanted: Iterable[str] = ()) -> None:
    """Install `needed` and `wanted`; if that fails, continue only if no `needed` package is missing.

    Raises SetupProblem naming the packages.
    """
    needed, wanted = list(needed), list(wanted)
    if not needed and not wanted:
        return
    command = _apt_get()
    if command is not None and _install_with(command, needed + wanted):
        return
    if needed:
        raise SetupProblem("Missing system packages; ask an administrator for: apt-get install " + " ".join(needed))
    print("Not installed, for sound through the desktop's server:", " ".join(wanted))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_get() -> list[str] | None:
    """apt-get as root or through a sudo without password; None if neither is possible."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0:
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def _install_with(apt_get: list[str], packages: list[str]) -> bool:
    """Install the packages and return True; on failure print apt-get's output and return False."""
    print("Installing system packages:", " ".join(packages), flush=True)
    _quietly([*apt_get, "update"])
    done = _quietly([*apt_get, "install", "--yes", "--no-install-recommends", *packages])
    if done.returncode != 0:
        print(done.stdout)
    return done.returncode == 0


def _quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
