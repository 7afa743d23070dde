"""The one table that is printed: a row for each measure, a column for each who is measured."""

from __future__ import annotations

COLUMNS = ("ours", "offline", "real", "loudness", "openlipsync", "pylipsync", "headaudio", "wanted")
NAME, CELL = 54, 21


class Table:
    """Prints its heading at once and each row as it comes."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, str]] = {}
        print("".join([" " * NAME, *(column.ljust(CELL) for column in COLUMNS)]).rstrip())

    def row(self, name: str, **cells: str) -> None:
        """One measure; columns without a cell, or of a value that is not known, show a dash."""
        self.rows[name] = cells
        shown = [name.ljust(NAME)]
        for column in COLUMNS[:-1]:
            text = cells.get(column, "-")
            shown.append(("-" if text.startswith("nan") else text).ljust(CELL))
        print("".join([*shown, cells.get("wanted", "")]).rstrip(), flush=True)
