"""The bundle is tested without a path, a home folder and the repository."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from bootstrap import bundle


def test_links_do_not_count_towards_the_size(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(bytes(700))
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "file")
    assert bundle.size(tmp_path) == 700


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_the_bundle_runs_its_selftest_without_path_and_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "understudy"
    program.write_text(f'#!/bin/sh\necho "$HOME|$PYTHONPATH|$1|$PWD" > {tmp_path}/said\nexit 3\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(bundle, "PROGRAM", program)
    monkeypatch.setenv("PYTHONPATH", str(bundle.ROOT))
    home = Path.home()
    assert bundle.prove() == 3
    said = (tmp_path / "said").read_text().strip().split("|")
    assert said[1:3] == ["", "selftest"]
    assert said[0] == said[3] != str(home)
