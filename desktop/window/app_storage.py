"""Bug reports, the removal of all stored data and the check of a file, for entries of the window's menu."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from desktop.settings.settings import Settings
from desktop.system import bug_report, log_file, uninstall_data
from desktop.system.version import version
from inference.sentence import Sentence
from inference.user_error import UserError

PERSONAL = (
    "portrait",
    "recordings",
    "video_folder",
    "background",
    "video_background",
    "window",
    "looks",
    "saved_look",
    "mark_reason",
    "phrases",
)
"""Settings that may contain file names or the user's words; reports leave them out."""


def check_file(path: Path) -> list[Sentence]:
    """What is known about the origin of a file, as verification_text.sentences. Raises UserError."""
    from desktop.provenance.verification import verify  # takes a third of a second to import
    from desktop.provenance.verification_text import sentences

    try:
        return sentences(verify(path))
    except OSError as error:
        raise UserError("{name} cannot be read ({reason}).", name=path.name, reason=error.strerror) from error


@dataclass(frozen=True)
class AppStorage:
    """Actions on stored data; tests replace them."""

    save_report: Callable[[Path, Settings], None]
    """Writes a bug report to a zip file; raises UserError if it cannot be written."""
    erase: Callable[[], None]
    """Deletes photos, settings, caches and logs; raises UserError if something cannot be deleted."""
    check: Callable[[Path], list[Sentence]] = check_file
    """Tells where a file comes from; raises UserError if it cannot be read."""


def real(findings: Callable[[], str]) -> AppStorage:
    """Logs and folders of this computer; `findings` returns the text of the doctor command for reports."""
    return AppStorage(partial(_save_report, findings), lambda: uninstall_data.erase(uninstall_data.folders()))


def report_name() -> str:
    """File name of a report, with the current date and time."""
    return time.strftime("understudy-report-%Y-%m-%d-%H%M.zip")


def _save_report(findings: Callable[[], str], out: Path, settings: Settings) -> None:
    plain = {name: value for name, value in asdict(settings).items() if name not in PERSONAL}
    sections: dict[str, Callable[[], str]] = {
        "Understudy": version,
        "Found": findings,
        "Settings": lambda: json.dumps(plain, indent=2),
    }
    logs = log_file.files(log_file.default_folder())
    bug_report.write(out, logs, sections, bug_report.this_person())
