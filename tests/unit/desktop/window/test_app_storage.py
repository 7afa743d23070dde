"""Reports for a bug hold none of the user's words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from desktop.settings.settings import Settings
from desktop.system import log_file
from desktop.window import app_storage


def test_a_report_leaves_out_what_the_user_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "default_folder", lambda: tmp_path / "logs")
    settings = Settings(phrases=["My secret."], mark_reason="My secret.", saved_look="My secret.")
    app_storage._save_report(lambda: "nothing", tmp_path / "report.zip", settings)
    with zipfile.ZipFile(tmp_path / "report.zip") as report:
        texts = [report.read(name).decode() for name in report.namelist()]
    assert any("low_latency" in text for text in texts)
    assert not any("secret" in text for text in texts)
