"""Whether the system lets this program hear the microphone, and the page of its settings to change that.

Sources: Windows' consent store (CapabilityAccessManager in the registry), and AVCaptureDevice's
authorizationStatusForMediaType: on macOS, asked through the Objective-C runtime.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_char_p, c_long, c_void_p
from typing import Any

from inference.sentence import Sentence

REFUSED = {
    "win32": Sentence(
        "Windows keeps the microphone from this program; in Settings, Privacy, Microphone, switch on the access of "
        "desktop apps."
    ),
    "darwin": Sentence(
        "macOS keeps the microphone from this program; in System Settings, Privacy & Security, Microphone, switch "
        "Understudy (or the terminal) on, then start it again."
    ),
}
PAGES = {
    "win32": "ms-settings:privacy-microphone",
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
}
"""Address of the page in the system's settings."""
STORE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\microphone"
DENIED = "Deny"
OBJC = "/usr/lib/libobjc.A.dylib"
AV_FOUNDATION = "/System/Library/Frameworks/AVFoundation.framework/AVFoundation"
AUDIO = b"soun"
"""AVMediaTypeAudio."""
RESTRICTED, REFUSED_BY_USER = 1, 2
"""AVAuthorizationStatusRestricted and AVAuthorizationStatusDenied; 0 means that macOS asks at the first access."""


def refusal() -> Sentence | None:
    """One sentence if the system keeps the microphone from this program, else None."""
    refused = {"win32": _windows_refuses, "darwin": _mac_refuses}.get(sys.platform)
    return REFUSED[sys.platform] if refused and refused() else None


def settings_page(problem: object) -> str:
    """Address of the page that solves `problem`; "" unless it is one of REFUSED."""
    return next((PAGES[system] for system, sentence in REFUSED.items() if sentence == problem), "")


def _windows_refuses(read: Callable[[str, str], str] | None = None) -> bool:
    """The computer's switch, the user's, and the user's for desktop programs; a missing one means access."""
    read = read or _consent
    places = (
        ("HKEY_LOCAL_MACHINE", STORE),
        ("HKEY_CURRENT_USER", STORE),
        ("HKEY_CURRENT_USER", STORE + r"\NonPackaged"),
    )
    return any(read(*place) == DENIED for place in places)


def _consent(root: str, key: str) -> str:
    import winreg

    registry: Any = winreg
    with suppress(OSError), registry.OpenKey(getattr(registry, root), key) as opened:
        return str(registry.QueryValueEx(opened, "Value")[0])
    return ""


def _mac_refuses(objc: Any = None) -> bool:
    """`objc` replaces the Objective-C runtime in tests."""
    try:
        return _authorization(objc or _runtime()) in (RESTRICTED, REFUSED_BY_USER)
    except (OSError, AttributeError):
        return False


def _runtime() -> Any:
    ctypes.CDLL(AV_FOUNDATION)
    return ctypes.CDLL(OBJC)


def _authorization(objc: Any) -> int:
    for function in (objc.objc_getClass, objc.sel_registerName):
        function.argtypes, function.restype = (c_char_p,), c_void_p
    send = objc.objc_msgSend
    # Apple silicon passes variable arguments otherwise, so the types are set before each call.
    send.argtypes, send.restype = (c_void_p, c_void_p, c_char_p), c_void_p
    audio = send(objc.objc_getClass(b"NSString"), objc.sel_registerName(b"stringWithUTF8String:"), AUDIO)
    send.argtypes, send.restype = (c_void_p, c_void_p, c_void_p), c_long
    device = objc.objc_getClass(b"AVCaptureDevice")
    return int(send(device, objc.sel_registerName(b"authorizationStatusForMediaType:"), audio))
