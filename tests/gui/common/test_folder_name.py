from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.widgets.common.folder_name import folder_name


@pytest.mark.parametrize(
    ("platform", "shown"), [("linux", "~/Videos"), ("darwin", "~/Videos"), ("win32", str(Path.home() / "Videos"))]
)
def test_a_home_folder_is_shortened_where_people_write_it_so(
    monkeypatch: pytest.MonkeyPatch, platform: str, shown: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert folder_name(Path.home() / "Videos") == shown


def test_other_folders_are_shown_whole() -> None:
    assert folder_name(Path("/media/disk")) == str(Path("/media/disk"))
