"""Version resource of the Windows programs; the volume mixer and the task manager show its description."""

from __future__ import annotations

from typing import Any

LANGUAGE, UNICODE = 0x409, 1200
"""US English, UTF-16."""


def resource(version: str) -> Any:
    """PyInstaller's VSVersionInfo for `version`, such as 0.1.0."""
    from PyInstaller.utils.win32 import versioninfo as parts

    numbers = (*map(int, version.split(".")), 0)
    strings = {
        "CompanyName": "Understudy",
        "FileDescription": "Understudy",
        "FileVersion": version,
        "InternalName": "understudy",
        "LegalCopyright": "GPL-2.0-or-later",
        "ProductName": "Understudy",
        "ProductVersion": version,
    }
    table = parts.StringTable(f"{LANGUAGE:04x}{UNICODE:04x}", [parts.StringStruct(*entry) for entry in strings.items()])
    languages = parts.VarFileInfo([parts.VarStruct("Translation", [LANGUAGE, UNICODE])])
    return parts.VSVersionInfo(parts.FixedFileInfo(numbers, numbers), [parts.StringFileInfo([table]), languages])
