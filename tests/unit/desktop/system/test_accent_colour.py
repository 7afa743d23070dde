"""The accent colour of Windows and macOS."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.system import accent_colour


class Registry:
    """The used part of winreg, with one value."""

    HKEY_CURRENT_USER = 1

    def __init__(self, values: dict[tuple[str, str], int]) -> None:
        self.values = values
        self.key = ""

    def OpenKey(self, root: int, key: str) -> Registry:
        if not any(known == key for known, _ in self.values):
            raise FileNotFoundError(key)
        self.key = key
        return self

    def QueryValueEx(self, key: Registry, name: str) -> tuple[int, int]:
        return self.values[key.key, name], 4

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_windows_keeps_it_as_abgr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accent_colour, "sys", SimpleNamespace(platform="win32"))
    place = (accent_colour.WINDOWS_KEY, accent_colour.WINDOWS_VALUE)
    monkeypatch.setitem(sys.modules, "winreg", Registry({place: 0xFFD47800}))
    assert accent_colour.accent_colour() == "#0078d4"
    monkeypatch.setitem(sys.modules, "winreg", Registry({}))
    assert accent_colour.accent_colour() == ""


@pytest.mark.parametrize(("entries", "colour"), [({"AppleAccentColor": 3}, "#62ba46"), ({}, ""), (None, "")])
def test_macos_keeps_a_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, entries: dict[str, int] | None, colour: str
) -> None:
    monkeypatch.setattr(accent_colour, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    file = tmp_path / accent_colour.MAC_FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"broken" if entries is None else plistlib.dumps(entries))
    assert accent_colour.accent_colour() == colour


def test_other_systems_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accent_colour, "sys", SimpleNamespace(platform="linux"))
    assert accent_colour.accent_colour() == ""
