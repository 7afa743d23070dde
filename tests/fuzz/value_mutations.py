"""Damage to JSON, TOML and CSV that keeps their form: wrong types, absurd numbers, missing and strange fields."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

HUGE = 10**400
ODD_VALUES: list[Any] = [
    *(None, True, False, 0, -1, HUGE, -HUGE, 1e308, -1e308, 5e-324, float("nan"), float("inf"), -float("inf")),
    *("", " ", "x" * 5000, "\ud800", "\0", "../../x", "/etc/passwd", "C:\\x", "nan", "%s%n", "{", "\u202e", "٣"),
    *([], {}, [[]], [1, 2, 3], {"a": 1}, [None] * 50, 2**63, 1.5, "own:", "photo"),
]
ODD_TOML = [
    "nan",
    "-inf",
    "1" * 5000,
    "1e999",
    '""',
    "[]",
    "{}",
    "true",
    "1979-05-27T07:32:00Z",
    "[" * 3000,
    "0x" + "f" * 400,
]
ODD_TOML += ["-1", '"\\ud800"', "'''", "[[[[1]]]]", "{a = {b = {c = 1}}}", '"../../x"', "99999999999999999999"]
ODD_CELLS = ["nan", "inf", "-inf", "1e400", "", " ", "x", '"', '"a\nb"', "-0.0", "9" * 400, "١", "0x1", "1_0", "\0"]
ODD_CELLS += ["00:00:00:00", "99:99:99:99.999", ";;;", "-1:0:0:0", "1e308", "x" * 200_000, "1,2", "25:61:61:61"]
DEPTH = 20_000


def damaged_json(text: str, chance: random.Random) -> str:
    """JSON with some nodes replaced, removed, renamed or wrapped."""
    if chance.random() < 0.06:
        return "[" * DEPTH if chance.random() < 0.5 else '{"a":' * DEPTH + "1" + "}" * DEPTH
    value = {"root": json.loads(text)}
    for _ in range(chance.choice([1, 1, 2, 4, 10])):
        _change(value, chance)
    return _as_text(value["root"], chance) if "root" in value else ""


def _as_text(value: object, chance: random.Random) -> str:
    try:
        return json.dumps(value, ensure_ascii=chance.random() < 0.7)
    except ValueError:  # over 4,300 digits
        return str(value)


def _change(value: Any, chance: random.Random) -> None:
    places = list(_places(value))
    if not places:
        return
    holder, key = chance.choice(places)
    kind = chance.random()
    if kind < 0.7:
        holder[key] = copy.deepcopy(chance.choice(ODD_VALUES))
    elif kind < 0.8:
        holder[key] = [holder[key]] if chance.random() < 0.5 else {"x": holder[key]}
    elif kind < 0.9 or not isinstance(holder, dict):
        del holder[key]
    else:
        holder[chance.choice(["", "x" * 300, "settings", "name"])] = holder.pop(key)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder (dict or list) with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def damaged_toml(text: str, chance: random.Random) -> str:
    """TOML with some values, names or lines replaced."""
    lines = text.splitlines()
    for _ in range(chance.choice([1, 1, 2, 5])):
        place = chance.randrange(len(lines))
        name, equals, _value = lines[place].partition("=")
        odd = chance.choice(ODD_TOML)
        lines[place] = chance.choice(
            [f"{name}= {odd}"] * 5 + [f"{odd}{equals}{_value}", "", lines[place] * 2, "[a" + ".a" * 3000 + "]"]
        )
    return "\n".join(lines)


def damaged_csv(text: str, chance: random.Random) -> str:
    """CSV with some cells, rows or columns replaced."""
    rows = [line.split(",") for line in text.splitlines()]
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        row = chance.choice(rows)
        kind = chance.random()
        if kind < 0.75 and row:
            row[chance.randrange(len(row))] = chance.choice(ODD_CELLS)
        elif kind < 0.85:
            row += chance.choices(ODD_CELLS, k=chance.choice([1, 3]))
        elif kind < 0.95:
            del row[chance.randrange(len(row) + 1) :]
        else:
            rows.insert(chance.randrange(len(rows) + 1), list(chance.choice(rows)))
    mark = chance.choice([",", ",", ",", ";", "\t"])
    return "\n".join(mark.join(row) for row in rows)
