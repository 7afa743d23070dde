"""Webcams of this computer and their addresses for FFmpeg, without Understudy's own virtual camera."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import av
from av import logging

from desktop.devices.device_names import told_apart
from desktop.devices.loopback import CAPTURE, FOLDER, MEDIA_CONTROLLED, capabilities
from desktop.devices.open_devices import OUTPUTS

LISTED = Path("/sys/class/video4linux")
"""Folder where Linux lists every video device."""
V4L2, DIRECT_SHOW, AV_FOUNDATION = "v4l2", "dshow", "avfoundation"
"""FFmpeg's input devices."""
OWN = ("Understudy", "OBS Virtual Camera", "Unity Video Capture")
"""Beginnings of the names of the virtual cameras that this program sends to."""
PRINTED = re.compile(r'"([^"\n]+)" \(([^)\n]+)\)\s+Alternative name "([^"\n]+)"')
"""Name, kinds and unique name of a device in FFmpeg's printed list."""
SCREENS = "Capture screen"
"""Beginning of the names of macOS' screens, which AVFoundation lists among the cameras."""


@dataclass(frozen=True)
class InputDevice:
    """A webcam that FFmpeg can open."""

    name: str
    address: str
    """FFmpeg's name of the input."""
    format: str
    """One of FFmpeg's input devices."""
    virtual: bool = False
    """Without hardware: another program feeds it."""


def present_webcams() -> list[InputDevice]:
    """Webcams that can be opened, those with hardware first; equal names are numbered. Understudy's output is none."""
    found = [device for device in _listed() if not is_own(device)]
    names = told_apart([device.name for device in found])
    numbered = [replace(device, name=name) for device, name in zip(found, names, strict=True)]
    return sorted(numbered, key=lambda device: device.virtual)


def is_own(device: InputDevice) -> bool:
    """Whether Understudy sends to this camera: by its name, or since a session of this process has it open."""
    return device.name.startswith(OWN) or device.address in OUTPUTS


def _listed() -> Iterable[InputDevice]:
    return {"linux": _video4linux, "win32": _direct_show, "darwin": _av_foundation}.get(sys.platform, list)()


def _video4linux() -> list[InputDevice]:
    """Nodes that capture. A loopback captures only while a program feeds it, if it was loaded with exclusive_caps=1."""
    folders = [folder for folder in LISTED.glob("video*") if folder.name.removeprefix("video").isdigit()]
    ordered = sorted(folders, key=lambda folder: int(folder.name.removeprefix("video")))
    nodes = [(folder, f"/dev/{folder.name}") for folder in ordered]
    return [_node(folder, path) for folder, path in nodes if _captures(capabilities(path))]


def _node(folder: Path, path: str) -> InputDevice:
    name = (folder / "name").read_text(encoding="utf-8", errors="replace").strip()
    return InputDevice(name, path, V4L2, virtual=(FOLDER / folder.name).exists())


def _captures(flags: int) -> bool:
    return bool(flags & CAPTURE) and not flags & MEDIA_CONTROLLED


def _direct_show() -> list[InputDevice]:
    return [InputDevice(device.description, f"video={device.name}", DIRECT_SHOW) for device in _by_ffmpeg(DIRECT_SHOW)]


def _av_foundation() -> list[InputDevice]:
    cameras = [device for device in _by_ffmpeg(AV_FOUNDATION) if not device.description.startswith(SCREENS)]
    return [InputDevice(device.description, f"{device.name}:none", AV_FOUNDATION) for device in cameras]


def _by_ffmpeg(system: str) -> list[av.DeviceInfo]:
    """Devices with a picture."""
    try:
        found = av.enumerate_input_devices(system)
    except OSError:  # DirectShow's list fails as a whole without a microphone
        found = _logged() if system == DIRECT_SHOW else []
    return [device for device in found if "video" in device.media_types]


def _logged() -> list[av.DeviceInfo]:
    """DirectShow's devices as FFmpeg prints them."""
    before = logging.get_level()
    logging.set_level(logging.INFO)
    try:
        with logging.Capture() as lines, suppress(av.error.FFmpegError, OSError):
            av.open("none", format=DIRECT_SHOW, container_options={"list_devices": "true"})
    finally:
        logging.set_level(before)
    text = "".join(line for _, _, line in lines)
    return [av.DeviceInfo(unique, name, False, kinds.split(", ")) for name, kinds, unique in PRINTED.findall(text)]
