"""What the program keeps on this computer besides photos and settings, as the window's menu needs it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.settings.settings import Settings
from desktop.system import bug_report, log_file, uninstall_data
from desktop.system.version import version

PERSONAL = ("portrait", "recordings", "video_folder", "background", "video_background", "window", "looks", "saved_look")
"""Settings that may hold names of files; they stay out of reports."""


@dataclass(frozen=True)
class AppStorage:
    """Replaced by made-up ones in tests."""

    save_report: Callable[[Path, Settings], None]
    """UserError when the file cannot be written."""
    erase: Callable[[], None]
    """UserError when something would not go."""


def real() -> AppStorage:
    """The logs, folders and devices of this computer."""
    return AppStorage(_save_report, lambda: uninstall_data.erase(uninstall_data.folders()))


def report_name() -> str:
    """A file name for a report of now."""
    return time.strftime("understudy-report-%Y-%m-%d-%H%M.zip")


def _save_report(out: Path, settings: Settings) -> None:
    plain = {name: value for name, value in asdict(settings).items() if name not in PERSONAL}
    sections: dict[str, Callable[[], str]] = {
        "Understudy": version,
        "Found": _findings,
        "Settings": lambda: json.dumps(plain, indent=2),
    }
    logs = log_file.files(log_file.default_folder())
    bug_report.write(out, logs, sections, bug_report.this_person())


def _findings() -> str:
    """What the doctor says."""
    from desktop.commands import doctor

    found = doctor.findings()
    return "\n".join(
        f"{'ok' if finding.ok else 'NO'} {finding.name}: {finding.detail} {finding.advice}" for finding in found
    )
