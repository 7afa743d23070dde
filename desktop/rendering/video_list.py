"""Lists of videos: CSV tables as spreadsheets write them, and JSON lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.system import json_file
from desktop.system.text_file import read_text
from inference.sentence import Sentence, quote
from inference.user_error import UserError

MOST_BYTES = 256_000_000
JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class ListRow:
    """A line of the list that describes one video, or says why it does not."""

    line: int
    """Number of its first line in the file, from 1."""
    cells: dict[str, str]
    """Non-empty values by column: lower case, words joined by "-", as the options of `render` without "--"."""
    problem: Sentence | None = None


def read(file: Path) -> list[ListRow]:
    """All rows that are not empty. Raises UserError if the file cannot be read or has no usable header."""
    text = _text(file)
    if file.suffix.lower() in JSON_SUFFIXES or text.lstrip().startswith("{"):
        return [_json_row(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    try:
        return list(_table_rows(file, text))
    except csv.Error as error:
        raise UserError("{file} is not a table ({reason}).", file=file, reason=error) from error


def _text(file: Path) -> str:
    too_long = Sentence("{file} is too large for a list of videos; divide it.", file=file)
    no_text = Sentence("{file} is not text; save the list as CSV (UTF-8) or JSON lines.", file=file)
    return read_text(file, MOST_BYTES, too_long, no_text)


def _table_rows(file: Path, text: str) -> Iterator[ListRow]:
    delimiter, skipped = _delimiter(text)
    lines = io.StringIO(text, newline="")
    for _ in range(skipped):
        lines.readline()
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    header: list[str] | None = None
    before = 0
    for values in _records(file, reader, skipped):
        line, before = skipped + before + 1, reader.line_num
        if not any(value.strip() for value in values):
            continue
        if header is None:
            header = _header(file, values)
        else:
            yield _table_row(line, header, values)


def _records(file: Path, reader: Iterator[list[str]], skipped: int) -> Iterator[list[str]]:
    """Records of the table. Raises UserError that names the line where a damaged one starts."""
    while True:
        line = skipped + reader.line_num + 1  # type: ignore[attr-defined]
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(
                "{file}, line {line}: a quotation mark is not closed or the cell is too long ({reason}).",
                file=file,
                line=line,
                reason=error,
            ) from error


def _delimiter(text: str) -> tuple[str, int]:
    """Delimiter of the cells, and 1 if the first line only names it, as `sep=;` does for Excel, else 0."""
    first = text.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], 1
    header = next((line for line in text.split("\n") if line.strip()), "")
    counts = Counter(letter for letter in header if letter in DELIMITERS)
    return (counts.most_common(1)[0][0] if counts else ","), 0


def _header(file: Path, values: list[str]) -> list[str]:
    names = [column(value) for value in values]
    repeated = [name for name, count in Counter(names).items() if name and count > 1]
    if repeated:
        raise UserError("{file} has two columns {name}; leave one of them out.", file=file, name=quote(repeated[0]))
    if "out" not in names or "portrait" not in names:
        raise UserError(
            "{file} has no columns portrait and out in its first line; see render --help for the others.", file=file
        )
    return names


def column(name: str) -> str:
    """Name of a column as an option is called: "Head motion", "head_motion" and "--head-motion" are one."""
    return "-".join(name.strip().casefold().lstrip("-").replace("_", " ").replace("-", " ").split())


def _table_row(line: int, header: list[str], values: list[str]) -> ListRow:
    extra = [value for value in values[len(header) :] if value.strip()]
    named = dict(zip(header, (value.strip() for value in values), strict=False))
    if extra or named.get(""):
        return ListRow(line, {}, Sentence("The cell '{value}' has no column.", value=quote((extra or [named[""]])[0])))
    return ListRow(line, {name: value for name, value in named.items() if value})


def _json_row(line: int, text: str) -> ListRow:
    try:
        entry = json_file.parse(text)
    except ValueError as error:
        return ListRow(line, {}, Sentence("This is not JSON ({reason}).", reason=quote(error)))
    if not isinstance(entry, dict):
        return ListRow(line, {}, Sentence("Give an object such as {example}.", example='{"portrait": ..., "out": ...}'))
    cells = {}
    for name, value in entry.items():
        text_value = _json_text(value)
        if text_value is None:
            return ListRow(line, {}, Sentence("{name} takes a text, a number or yes or no.", name=quote(name)))
        if text_value.strip():
            cells[column(name)] = text_value.strip()
    return ListRow(line, cells)


def _json_text(value: object) -> str | None:
    """The text of a value as a table has it, "" for null; None for a nested one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        parts = [_json_text(part) for part in value if not isinstance(part, list)]
        return ",".join(map(str, parts)) if len(parts) == len(value) and None not in parts else None
    return str(value) if isinstance(value, str | int | float) else None
