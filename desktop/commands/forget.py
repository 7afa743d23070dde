"""python -m desktop.commands.forget [portraits] [recordings]: delete what the user made; for the uninstaller.

"recordings" are those of calls, in the folders of all profiles; other files in there stay. "portraits" are the
program's own folders: portraits, looks, settings, caches and logs. The exit status is 2 if something is left.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.library import stored_recordings
from desktop.settings import settings
from desktop.settings.profiles import Profiles
from desktop.system import uninstall_data
from inference.user_error import UserError


def recordings() -> None:
    """Delete the recordings of all profiles. Raises UserError naming what is left."""
    folders = {settings.default_recordings()}
    if settings.default_file().is_file():
        folders |= Profiles(settings.default_file()).recording_folders
    for folder in sorted(folders):
        stored_recordings.delete(Path(folder))


def portraits() -> None:
    """Delete the program's own folders. Raises UserError naming what is left."""
    folders = uninstall_data.folders()
    uninstall_data.erase(folders, kept=())
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()


KINDS: dict[str, Callable[[], None]] = {"recordings": recordings, "portraits": portraits}
"""In this order, since the settings name the folders of recordings."""


def main(kinds: Sequence[str]) -> int:
    """Delete each of `kinds`; 2 if one is unknown or something is left."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        sys.stderr.write(f"{unknown[0]} cannot be deleted; choose from {', '.join(KINDS)}.\n")
        return 2
    return max((_delete(KINDS[kind]) for kind in KINDS if kind in kinds), default=0)


def _delete(kind: Callable[[], None]) -> int:
    try:
        kind()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
