"""OBS Studio's virtual camera on macOS 13 and newer: a camera extension, which OBS 30 and newer installs."""

from __future__ import annotations

import contextlib
import subprocess

EXTENSION = "com.obsproject.obs-studio.mac-camera-extension"
LIST = ("/usr/bin/systemextensionsctl", "list")
ACTIVE = "[activated enabled]"
"""State of an extension that the user has allowed, in the output of systemextensionsctl."""
LIST_SECONDS = 5.0


def registered() -> bool:
    """Whether the extension is installed and allowed. Looking does not open it, so a camera in use counts too."""
    return any(EXTENSION in line and ACTIVE in line for line in _listed().splitlines())


def _listed() -> str:
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(LIST, capture_output=True, text=True, timeout=LIST_SECONDS)
        return done.stdout
    return ""
