"""Bug reports describe the machine and remove personal data."""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path, PureWindowsPath

import pytest

from desktop.system import bug_report, log_file
from desktop.system.bug_report import ROOT, Person, without_person
from inference.user_error import UserError

ANNA = Person(("anna", "Kowalska", "annas-laptop"), Path("/home/anna"))

LEAKS = [
    "photo /home/anna/Pictures/Me and Tom.jpg is too small",
    "photo '/home/anna/My pictures/passport scan.png'",
    "settings in /home/anna/.config/understudy are unreadable",
    "~/Divorce/plan.txt",
    "/media/anna/stick/holiday.wav cannot be read",
    "/srv/secret/clients: no such folder",
    r"C:\Users\Anna\Pictures\me.heic",
    r"FileNotFoundError: 'C:\\Users\\anna\\AppData\\Local\\secret\\x.mp4'",
    "microphone Anna's AirPods opened on annas-laptop",
    "profile of ANNA KOWALSKA",
    "Me and Tom.jpg shows two faces",
    "own:Tom.webp",
]


@pytest.mark.parametrize("line", LEAKS)
def test_user_names_and_paths_are_removed(line: str) -> None:
    said = without_person(line, ANNA)
    for secret in (
        "anna",
        "kowalska",
        "tom",
        "passport",
        "holiday",
        "divorce",
        "secret",
        "stick",
        "users",
        "pictures/",
    ):
        assert secret not in said.casefold(), said


def test_home_folders_of_windows_are_removed_too() -> None:
    anna = Person(("anna",), PureWindowsPath(r"C:\Users\anna"))  # type: ignore[arg-type]
    assert "anna" not in without_person(r"in C:\Users\anna\AppData and 'C:\\Users\\anna\\x' and c:/users/anna/y", anna)


def test_technical_details_are_kept() -> None:
    text = (
        f'File "{ROOT}/desktop/live/sync/delayed_voice.py", line 12, in _run\n'
        "OSError: [Errno 28] No space left on device\n48000/16000 Hz"
    )
    said = without_person(text, ANNA)
    assert 'File "<program>/desktop/live/sync/delayed_voice.py", line 12, in _run' in said
    assert "No space left on device" in said
    assert "48000/16000 Hz" in said
    assert without_person("USB Headset (hw:1,0), 12/2026, https://example.org/a", ANNA).startswith(
        "USB Headset (hw:1,0)"
    )


def test_the_archive_holds_report_and_logs(tmp_path: Path) -> None:
    logged = tmp_path / "understudy.log"
    logged.write_text("photo /home/anna/Me.jpg of Anna\n", encoding="utf-8")

    def broken() -> str:
        raise RuntimeError("no driver for anna")

    out = tmp_path / "report.zip"
    bug_report.write(out, [logged], {"Devices": lambda: "Headset of Anna", "Found": broken}, ANNA)
    with zipfile.ZipFile(out) as file:
        assert sorted(file.namelist()) == ["report.txt", "understudy.log.txt"]
        whole = " ".join(file.read(name).decode() for name in file.namelist())
    assert "Headset of" in whole
    assert "RuntimeError: no driver" in whole
    assert "anna" not in whole.casefold()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.zip", "understudy.log"]


def test_an_unwritable_path_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="choose another place"):
        bug_report.write(tmp_path / "none" / "report.zip", [], {}, ANNA)


def test_the_current_user_is_found() -> None:
    person = bug_report.this_person()
    assert person.home == Path.home()
    assert Path.home().name in person.names


def test_logs_are_written_and_rotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 2000)
    level = logging.getLogger().level
    with log_file.logging_to(tmp_path / "new", "1.2"):
        for number in range(200):
            logging.getLogger("x").info("line %d", number)
    files = log_file.files(tmp_path / "new")
    assert "line 199" in (tmp_path / "new" / log_file.NAME).read_text()
    assert len([path for path in files if path.name.startswith(log_file.NAME)]) == 1 + log_file.OLDER
    assert all(path.stat().st_size <= 2000 for path in files)
    assert logging.getLogger().level == level


def test_an_unwritable_log_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with log_file.logging_to(tmp_path / "file" / "logs", "1.2"):
        logging.getLogger("x").info("said to nobody")
