"""Whether the system lets this program use the microphone or the webcam, and the page of its settings to change that.

Sources: Windows' consent store (CapabilityAccessManager in the registry), and AVCaptureDevice's
authorizationStatusForMediaType: on macOS, asked through the Objective-C runtime.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_char_p, c_long, c_void_p
from dataclasses import dataclass
from typing import Any

from inference.sentence import Sentence

STORE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
DENIED = "Deny"
OBJC = "/usr/lib/libobjc.A.dylib"
AV_FOUNDATION = "/System/Library/Frameworks/AVFoundation.framework/AVFoundation"
RESTRICTED, REFUSED_BY_USER = 1, 2
"""AVAuthorizationStatusRestricted and AVAuthorizationStatusDenied; 0 means that macOS asks at the first access."""


@dataclass(frozen=True)
class DeviceKind:
    """A kind of device that systems guard, and what a refusal is told as."""

    store: str
    """Key of Windows' consent store."""
    media: bytes
    """AVMediaType of macOS."""
    refused: dict[str, Sentence]
    pages: dict[str, str]
    """Address of the page in the system's settings."""

    def refusal(self) -> Sentence | None:
        """One sentence if the system keeps the device from this program, else None."""
        refuses = {"win32": _windows_refuses, "darwin": _mac_refuses}.get(sys.platform)
        return self.refused[sys.platform] if refuses and refuses(self) else None


MICROPHONE = DeviceKind(
    STORE + r"\microphone",
    b"soun",
    {
        "win32": Sentence(
            "Windows keeps the microphone from this program; in Settings, Privacy, Microphone, switch on the access of "
            "desktop apps."
        ),
        "darwin": Sentence(
            "macOS keeps the microphone from this program; in System Settings, Privacy & Security, Microphone, switch "
            "Understudy (or the terminal) on, then start it again."
        ),
    },
    {
        "win32": "ms-settings:privacy-microphone",
        "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
    },
)
WEBCAM = DeviceKind(
    STORE + r"\webcam",
    b"vide",
    {
        "win32": Sentence(
            "Windows keeps the webcam from this program; in Settings, Privacy, Camera, switch on the access of desktop "
            "apps."
        ),
        "darwin": Sentence(
            "macOS keeps the webcam from this program; in System Settings, Privacy & Security, Camera, switch "
            "Understudy (or the terminal) on, then start it again."
        ),
    },
    {
        "win32": "ms-settings:privacy-webcam",
        "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Camera",
    },
)


def settings_page(problem: object) -> str:
    """Address of the page that solves `problem`; "" unless it is a refusal of one of the kinds."""
    refusals = ((kind.pages[system], told) for kind in (MICROPHONE, WEBCAM) for system, told in kind.refused.items())
    return next((page for page, told in refusals if told == problem), "")


def _windows_refuses(kind: DeviceKind, read: Callable[[str, str], str] | None = None) -> bool:
    """The computer's switch, the user's, and the user's for desktop programs; a missing one means access."""
    read = read or _consent
    places = (
        ("HKEY_LOCAL_MACHINE", kind.store),
        ("HKEY_CURRENT_USER", kind.store),
        ("HKEY_CURRENT_USER", kind.store + r"\NonPackaged"),
    )
    return any(read(*place) == DENIED for place in places)


def _consent(root: str, key: str) -> str:
    import winreg

    registry: Any = winreg
    with suppress(OSError), registry.OpenKey(getattr(registry, root), key) as opened:
        return str(registry.QueryValueEx(opened, "Value")[0])
    return ""


def _mac_refuses(kind: DeviceKind, objc: Any = None) -> bool:
    """`objc` replaces the Objective-C runtime in tests."""
    try:
        return _authorization(objc or _runtime(), kind.media) in (RESTRICTED, REFUSED_BY_USER)
    except (OSError, AttributeError):
        return False


def _runtime() -> Any:
    ctypes.CDLL(AV_FOUNDATION)
    return ctypes.CDLL(OBJC)


def _authorization(objc: Any, media: bytes) -> int:
    for function in (objc.objc_getClass, objc.sel_registerName):
        function.argtypes, function.restype = (c_char_p,), c_void_p
    send = objc.objc_msgSend
    # Apple silicon passes variable arguments otherwise, so the types are set before each call.
    send.argtypes, send.restype = (c_void_p, c_void_p, c_char_p), c_void_p
    text = send(objc.objc_getClass(b"NSString"), objc.sel_registerName(b"stringWithUTF8String:"), media)
    send.argtypes, send.restype = (c_void_p, c_void_p, c_void_p), c_long
    device = objc.objc_getClass(b"AVCaptureDevice")
    return int(send(device, objc.sel_registerName(b"authorizationStatusForMediaType:"), text))
