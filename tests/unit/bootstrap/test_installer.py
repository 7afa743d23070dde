"""The installer's commands: what it deletes again, and how NSIS is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from bootstrap import installer, project
from bootstrap.problem import SetupProblem
from desktop.system.version import version


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for name in ("understudy.exe", "_internal/a/b.dll", "_internal/a$b é.txt"):
        path = tmp_path / "understudy" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "understudy"


def test_the_uninstaller_deletes_what_was_installed_and_nothing_else(bundle: Path) -> None:
    lines = installer.deletions(bundle).splitlines()
    assert sorted(line for line in lines if line.startswith("Delete")) == [
        'Delete "$INSTDIR\\_internal\\a$$b é.txt"',
        'Delete "$INSTDIR\\_internal\\a\\b.dll"',
        'Delete "$INSTDIR\\understudy.exe"',
    ]
    assert [line for line in lines if line.startswith("RMDir")] == [
        'RMDir "$INSTDIR\\_internal\\a"',
        'RMDir "$INSTDIR\\_internal"',
    ]
    assert not any("/r" in line for line in lines)


def test_another_systems_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match="no Windows bundle"):
        installer.build(tmp_path)


def test_a_missing_nsis_is_named(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer.shutil, "which", lambda _: None)
    with pytest.raises(SetupProblem, match="install NSIS"):
        installer.build(bundle)


def test_nsis_gets_the_version_and_the_folders(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer.shutil, "which", lambda name: "/bin/makensis" if name == "makensis" else None)
    line = installer.command({"VERSION": project.version(), "SOURCE": bundle})
    assert line[0] == "/bin/makensis"
    assert f"-DVERSION={version()}" in line
    assert f"-DSOURCE={bundle}" in line
    assert line[-1] == str(installer.SCRIPT)
