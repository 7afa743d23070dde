"""The program's name for the task bar."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.system import app_identity


@pytest.mark.parametrize(("system", "told"), [("win32", [app_identity.APP_ID]), ("linux", []), ("darwin", [])])
def test_windows_is_told_the_identity(monkeypatch: pytest.MonkeyPatch, system: str, told: list[str]) -> None:
    monkeypatch.setattr(app_identity, "sys", SimpleNamespace(platform=system))
    said: list[str] = []
    app_identity.claim(SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=said.append))
    assert said == told


def test_the_installers_entry_carries_the_same_identity() -> None:
    script = Path(__file__).parents[4] / "bundle" / "understudy.nsi"
    assert f'!define APP_ID "{app_identity.APP_ID}"' in script.read_text(encoding="utf-8")
