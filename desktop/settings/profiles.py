"""Named sets of settings, one of them active, stored in one file."""

from __future__ import annotations

import copy
import json
import logging
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from desktop.settings import settings
from desktop.settings.settings import Settings
from desktop.system import json_file
from desktop.system.atomic_file import atomic_file
from inference.sentence import Sentence
from inference.user_error import UserError

VERSION = 2
"""Version of the file format. Version 1 contains only settings, without profiles."""
FIRST = Sentence("Everyday")
LONGEST_NAME = 40
log = logging.getLogger(__name__)


@dataclass
class Profile:
    """A named set of settings."""

    name: str
    settings: Settings


class Profiles:
    """One or more profiles.

    Every change is saved immediately, except changes to `settings`, which need a call of `save`.
    """

    def __init__(self, path: Path) -> None:
        """Load the profiles from `path`; an unreadable file is renamed, and `problem` describes it."""
        self._path = path
        self._written = ""
        self._wanted = ""
        self.problem: str | None = None
        self.is_new = False
        """There was no file yet."""
        self.unsaved: Sentence | None = None
        """Why the last `save` failed, as one sentence; None if it succeeded."""
        self._all = self._read()
        self._current = next((entry for entry in self._all if entry.name == self._wanted), self._all[0])
        self.settings = copy.deepcopy(self._current.settings)
        """Settings of the active profile; always the same object, whose fields change with the profile."""

    @property
    def current(self) -> str:
        """Name of the active profile."""
        return self._current.name

    @property
    def names(self) -> list[str]:
        """Names of all profiles, in order of creation."""
        return [entry.name for entry in self._all]

    @property
    def recording_folders(self) -> set[str]:
        """Folders that recordings of any profile go to."""
        return {self.settings.recordings, *(entry.settings.recordings for entry in self._all)}

    def use(self, name: str) -> None:
        """Activate the profile called `name`."""
        self._remember()
        self._bring(next(entry for entry in self._all if entry.name == name))

    def add(self, name: str) -> None:
        """Add and activate a profile with default settings. Raises UserError if the name is invalid or taken."""
        self._adopt(Profile(self._free(name), Settings()))

    def duplicate(self, name: str) -> None:
        """Copy the active profile and activate the copy. Raises UserError if the name is invalid or taken."""
        self._adopt(Profile(self._free(name), copy.deepcopy(self.settings)))

    def rename(self, name: str) -> None:
        """Rename the active profile. Raises UserError if the name is invalid or taken."""
        self._current.name = self._free(name, self._current)
        self.save()

    def delete(self) -> tuple[int, Profile]:
        """Delete the active profile and activate its neighbour; returns the arguments for `restore`.

        Raises UserError if it is the only profile.
        """
        if len(self._all) == 1:
            raise UserError("This is the only profile; make another one before you delete it.")
        self._remember()
        place, gone = self._all.index(self._current), self._current
        self._all.remove(gone)
        self._bring(self._all[max(0, place - 1)])
        return place, gone

    def restore(self, place: int, profile: Profile) -> None:
        """Restore a deleted profile at its old position and activate it."""
        self._remember()
        self._all.insert(place, Profile(self.suggest(profile.name), profile.settings))
        self._bring(self._all[place])

    def suggest(self, name: str) -> str:
        """`name`, with a number appended if it is taken."""
        names = [name, *(f"{name} {number}" for number in range(2, 10_000))]
        return next(entry for entry in names if not self._taken(entry))

    def forget(self) -> None:
        """Delete all profiles and add one with default settings."""
        for entry in fields(Settings):
            setattr(self.settings, entry.name, getattr(Settings(), entry.name))
        self._all = [Profile(FIRST, Settings())]
        self._bring(self._all[0])

    def save(self) -> None:
        """Write the file atomically if anything has changed; a failure, such as a full disk, sets `unsaved`."""
        self._remember()
        text = json.dumps(self._kept(), indent=2) + "\n"
        if text == self._written:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_file(self._path) as half:
                half.write_text(text, encoding="utf-8")
            self._written, self.unsaved = text, None
        except OSError as error:
            log.warning("settings could not be kept: %s", error)
            self.unsaved = Sentence(
                "Your settings cannot be kept in {folder} ({reason}); make room there, or allow writing.",
                folder=self._path.parent,
                reason=error.strerror,
            )

    def _adopt(self, profile: Profile) -> None:
        self._remember()
        self._all.append(profile)
        self._bring(profile)

    def _remember(self) -> None:
        self._current.settings = copy.deepcopy(self.settings)

    def _bring(self, profile: Profile) -> None:
        for entry in fields(Settings):
            if entry.name not in settings.OF_THE_WINDOW:
                setattr(self.settings, entry.name, copy.deepcopy(getattr(profile.settings, entry.name)))
        self._current = profile
        self.save()

    def _free(self, name: str, but: Profile | None = None) -> str:
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise UserError("A profile's name has 1 to {most} letters; choose another one.", most=LONGEST_NAME)
        if self._taken(name, but):
            raise UserError("There is a profile called “{name}” already; choose another name.", name=name)
        return name

    def _taken(self, name: str, but: Profile | None = None) -> bool:
        return any(entry.name.casefold() == name.casefold() for entry in self._all if entry is not but)

    def _kept(self) -> dict[str, object]:
        profiles = [{"name": entry.name, "settings": asdict(entry.settings)} for entry in self._all]
        return {"version": VERSION, "current": self._current.name, "profiles": profiles}

    def _read(self) -> list[Profile]:
        try:
            kept = json_file.read(self._path)
            return self._understand(kept)
        except (FileNotFoundError, NotADirectoryError):
            self.is_new = True
            return [Profile(FIRST, Settings())]
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("settings are unreadable: %s", error)
            self.problem = self._put_aside()
            return [Profile(FIRST, Settings())]

    def _understand(self, kept: object) -> list[Profile]:
        """Parse the file's contents. Raises ValueError, TypeError or KeyError if no version wrote it."""
        if not isinstance(kept, dict):
            raise TypeError("no table")
        if "profiles" not in kept:
            return [Profile(FIRST, settings.from_kept(kept))]
        if kept["version"] > VERSION:
            raise ValueError(f"version {kept['version']}")
        found: dict[str, Profile] = {}
        for entry in kept["profiles"]:
            name, table = str(entry["name"]), dict(entry["settings"])
            found.setdefault(name.casefold(), Profile(name, settings.from_kept(table)))
        self._wanted = kept["current"]
        if not found:
            raise ValueError("no profile")
        return list(found.values())

    def _put_aside(self) -> Sentence:
        """Rename the unreadable file; returns the message for the user."""
        aside = self._path.with_name(time.strftime(f"{self._path.stem} unreadable %Y-%m-%d %H-%M-%S.json"))
        try:
            self._path.rename(aside)
        except OSError:
            return Sentence("Your settings in {path} cannot be read, so they start afresh.", path=self._path)
        return Sentence(
            "Your settings could not be read, so they start afresh; the old ones are kept as “{name}” in {folder}.",
            name=aside.name,
            folder=aside.parent,
        )
