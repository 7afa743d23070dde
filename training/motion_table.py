"""The one table that is printed: a row for each measure, a column for each who is measured."""

from __future__ import annotations

COLUMNS = ("ours", "real", "loudness", "pylipsync", "wanted")
NAME, CELL = 46, 22


class Table:
    """Prints its heading at once and each row as it comes."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, str]] = {}
        print("".join([" " * NAME, *(column.ljust(CELL) for column in COLUMNS)]).rstrip())

    def row(self, name: str, **cells: str) -> None:
        """One measure; columns without a cell show a dash."""
        self.rows[name] = cells
        line = [
            name.ljust(NAME),
            *(cells.get(column, "-").ljust(CELL) for column in COLUMNS[:-1]),
            cells.get("wanted", ""),
        ]
        print("".join(line).rstrip(), flush=True)
