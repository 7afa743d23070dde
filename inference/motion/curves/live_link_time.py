"""When each row of a file of face curves is due."""

from __future__ import annotations

from pathlib import Path

from inference.sentence import quote
from inference.user_error import UserError

RATES = (24, 25, 30, 40, 48, 50, 60, 90, 100, 120)
"""Frames a second that a timecode may count."""
SECONDS = ("time", "timestamp", "seconds", "t", "times", "timesec", "timestamps")
MILLISECONDS = ("timestampms", "timems", "milliseconds", "ms")
DAY = 86_400.0
EARLY = 0.1
"""Seconds"""
LONGEST = 100 * 3600.0
"""Seconds"""

Row = dict[str, str]


def row_times(rows: list[Row], path: Path, rate: float) -> list[float]:
    """Seconds of each row from the first on, never falling; `rate` rows a second where no column tells."""
    plain = {"".join(letter for letter in name.casefold() if letter.isalnum()): name for name in (rows or [{}])[0]}
    if "timecode" in plain:
        return _rising(_timecodes([row[plain["timecode"]] for row in rows], path, rate), path)
    for names, unit in ((MILLISECONDS, 0.001), (SECONDS, 1.0)):
        column = next((plain[name] for name in names if name in plain), None)
        if column:
            return _rising([unit * _moment(row[column], path, number) for number, row in enumerate(rows)], path)
    return [number / rate for number in range(len(rows))]


def _timecodes(texts: list[str], path: Path, rate: float) -> list[float]:
    """Seconds of HH:MM:SS:FF.mmm; the largest FF tells how many frames it counts, `rate` where no second is full."""
    parts: list[list[float]] = []
    for number, text in enumerate(texts):
        try:
            parts.append([float(part) for part in text.replace(";", ":").split(":")])
        except ValueError:
            where = f"{path}, line {number + 2}, column Timecode"
            raise UserError(
                "{where}: '{text}' is no time such as 00:00:01:12.500.", where=where, text=quote(text)
            ) from None
    most = max((part[3] for part in parts if len(part) == 4), default=0.0)
    if len({tuple(part[:3]) for part in parts}) > 1:
        rate = next((known for known in RATES if int(most) < known), RATES[-1])
    return [_seconds(part, rate) for part in parts]


def _seconds(part: list[float], rate: float) -> float:
    """Of hours, minutes, seconds and frames; of fewer parts the last are seconds."""
    if len(part) == 4:
        return part[0] * 3600 + part[1] * 60 + part[2] + part[3] / rate
    total = 0.0
    for value in part:
        total = total * 60 + value
    return total


def _moment(text: str, path: Path, number: int) -> float:
    try:
        return float(text)
    except ValueError:
        line = number + 2
        raise UserError("{path}, line {line}: '{text}' is no time.", path=path, line=line, text=quote(text)) from None


def _rising(times: list[float], path: Path) -> list[float]:
    """From 0 on, over midnight too; rows a little early, as apps write them, count as late as the one before."""
    risen: list[float] = []
    day = 0.0
    for number, time in enumerate(times):
        last = risen[-1] if risen else time
        day += DAY if last - (time + day) > DAY / 2 else 0.0
        if not time + day > last - EARLY:
            raise UserError(
                "{path}, line {line}: its time is before that of the line above.", path=path, line=number + 2
            )
        if not time + day - (risen[0] if risen else time + day) <= LONGEST:
            raise UserError(
                "{path}, line {line}: its time is more than {hours:.0f} hours after the first one.",
                path=path,
                line=number + 2,
                hours=LONGEST / 3600,
            )
        risen.append(max(last, time + day))
    return [time - risen[0] for time in risen]
