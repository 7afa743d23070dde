"""Requests for the videos of a list; all rows are checked before anything is written."""

from __future__ import annotations

import argparse
import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from desktop.commands import disclosure_options, render_options
from desktop.devices.image_sequence import NUMBER, is_sequence
from desktop.devices.video_formats import format_of
from desktop.disclosure.consent import Consent
from desktop.disclosure.disclosure import Disclosure
from desktop.library import framed_photo
from desktop.library.stated_consent import stated_consent
from desktop.options.scene import SceneOptions
from desktop.options.speech import names_script
from desktop.options.values import given_path
from desktop.provenance import installation
from desktop.rendering.render_request import RenderRequest, result
from desktop.rendering.video_list import ListRow
from desktop.system import reachable
from desktop.system.path_index import PathIndex
from inference.decoder.scene.backdrop import BLUR, PHOTO, TRANSPARENT, parse_backdrop
from inference.portrait import builtins
from inference.sentence import Sentence, quote
from inference.user_error import UserError

BACKDROPS = (PHOTO, BLUR, TRANSPARENT)
FILES = ("portrait", "audio", "out")
YES, NO = ("yes", "true", "1", "x", "on"), ("no", "false", "0", "off")


@dataclass(frozen=True)
class Wanted:
    """A row and its video."""

    row: ListRow
    request: RenderRequest


@dataclass(frozen=True)
class Refused:
    """A row that cannot become a video, and why."""

    line: int
    sentence: str


class _RowParser(argparse.ArgumentParser):
    """Options of one row; what argparse finds wrong becomes a sentence."""

    def error(self, message: str) -> NoReturn:
        raise UserError("{problem}.", problem=message.replace("argument ", "", 1).rstrip("."))


class RowReader:
    """Turns rows into requests. Paths in a list start at its folder, as links in a document do."""

    def __init__(self, file: Path, options: argparse.Namespace) -> None:
        """`options` are those of the command line, which hold for rows that do not say otherwise."""
        self._folder = file.parent
        self._consents: dict[Path, Consent] = {}
        self._identity = installation.number()
        self._base = options
        self._parser = _RowParser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
        render_options.add_arguments(self._parser)
        self._actions = {action.option_strings[0].removeprefix("--"): action for action in self._parser._actions}
        self._read, self._written = PathIndex(), PathIndex()
        self._read.add(file)

    def requests(self, rows: list[ListRow]) -> Iterator[Wanted | Refused]:
        """One for each row, in order; which files are written is checked against all rows."""
        made = [self._attempt(row) for row in rows]
        for wanted in made:
            for path in wanted.request.inputs().values() if isinstance(wanted, Wanted) else ():
                self._read.add(path)
        for wanted in made:
            yield self._collision(wanted) or wanted if isinstance(wanted, Wanted) else wanted

    def _attempt(self, row: ListRow) -> Wanted | Refused:
        try:
            return Wanted(row, self._request(row))
        except (UserError, OSError, ValueError) as error:
            return Refused(row.line, " ".join(str(error).split()))

    def _request(self, row: ListRow) -> RenderRequest:
        if row.problem:
            raise UserError(row.problem)
        unknown = [name for name in row.cells if name not in FILES and name not in self._actions]
        if unknown:
            raise UserError("render has no option {name} for this column.", name=quote(unknown[0]))
        options = self._parser.parse_args(self._arguments(row), copy.copy(self._base))
        out = self._path(self._cell(row, "out"), "out")
        sound = self._input(row.cells["audio"], "audio") if "audio" in row.cells else None
        photo = self._input(self._cell(row, "portrait"), "portrait")
        request = render_options.request(options, photo, sound, out, self._disclosure(options, photo))
        _check(request)
        return replace(request.with_framing(framed_photo.wanted(request.photo)), identity=self._identity)

    def _disclosure(self, options: argparse.Namespace, photo: Path) -> Disclosure:
        """Asks nobody, and looks up once for each photo what was stated about it."""
        if photo not in self._consents:
            self._consents[photo] = stated_consent(photo)
        found = disclosure_options.from_options(options, photo, self._consents[photo], ask=False)
        self._consents[photo] = found.consent
        return found

    def _cell(self, row: ListRow, name: str) -> str:
        if name not in row.cells:
            raise UserError("{name} is missing.", name=name)
        return row.cells[name]

    def _arguments(self, row: ListRow) -> list[str]:
        found = []
        for name, text in row.cells.items():
            if name not in FILES:
                found += self._argument(name, text)
        return found

    def _argument(self, name: str, text: str) -> list[str]:
        action = self._actions[name]
        if text == "--":  # argparse would pass on an empty list
            raise UserError("{name} takes a value, not '--'.", name=name)
        if action.nargs != 0:
            return [f"--{name}={self._option_path(name, text)}"]
        if text.casefold() not in YES + NO:
            raise UserError("{name} takes yes or no, not '{text}'.", name=name, text=quote(text))
        if text.casefold() in YES:
            return [f"--{name}"]
        return [f"--no-{name}"] if f"--no-{name}" in action.option_strings else []

    def _option_path(self, name: str, text: str) -> str:
        """The value of an option; where it may name a file, from the list's folder."""
        if name in ("curves", "from-curves", "certificate"):
            return str(self._path(text, name))
        if name == "text":
            return str(self._path(text, name)) if names_script(text, self._folder) else text
        names_file = ".toml" in text.casefold() if name == "emotion" else name == "background" and text not in BACKDROPS
        path = self._path(text, name) if names_file else None
        return str(path) if path and (name == "emotion" or path.is_file()) else text

    def _path(self, text: str, name: str) -> Path:
        return self._folder / given_path(text, name)

    def _input(self, text: str, name: str) -> Path:
        """An input file, or the built-in of that name."""
        path = self._path(text, name)
        found = path if path.is_file() else builtins.find(text) or path
        if not found.is_file():
            raise UserError("There is no file {path} for {name}, and no built-in of that name.", path=found, name=name)
        return found

    def _collision(self, wanted: Wanted) -> Refused | None:
        request, line = wanted.request, wanted.row.line
        for out in filter(None, (request.out, request.curves_out)):
            if self._read.find(out):
                return Refused(line, Sentence("{out} is one of the files that the list reads; name another.", out=out))
            if self._written.find(out):
                return Refused(line, Sentence("{out} is named by an earlier row too; name another.", out=out))
            self._written.add(out)
        return None


def _check(request: RenderRequest) -> None:
    """Raise UserError for what can be told without opening photo and sound."""
    scene = SceneOptions(backdrop=parse_backdrop(request.background))
    if request.sound is None and request.speech is None and request.from_curves is None:
        raise UserError("audio is missing.")
    if is_sequence(request.out):
        if len(NUMBER.findall(request.out.name)) != 1:
            raise UserError("{path} is the name of one picture; give one such as talk-%05d.png.", path=request.out)
    else:
        format_of(request.out, scene.alpha)
    if not is_sequence(request.out) and reachable.is_folder(request.out):
        raise UserError("{out} is a folder; name a file.", out=result(request.out))
