"""Stored JSON that a crash or another program has damaged."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from desktop.library import photo_settings
from desktop.live.sync import camera_offset
from desktop.settings.look import Look
from desktop.settings.profiles import Profiles
from desktop.system import json_file

HUGE = "9" * 400


def test_huge_integers_become_infinite_floats() -> None:
    assert json_file.parse(f"[{HUGE}, -{HUGE}, {2**53}, {10**30}]") == [math.inf, -math.inf, 2**53, 1e30]
    assert isinstance(json_file.parse("12"), int)


@pytest.mark.parametrize("text", ["[" * 20_000, '{"a":' * 20_000, "", "{", "nul", "9" * 5000 + "x"])
def test_damage_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        json_file.parse(text)


@pytest.mark.parametrize("value", [HUGE, "[" * 20_000])
def test_stored_files_with_it_count_as_damaged(tmp_path: Path, value: str) -> None:
    photo = tmp_path / "a.png"
    (tmp_path / "a.png.json").write_text(f'{{"place": {value}, "framing": {{"zoom": {value}, "face": [{value}, 0]}}}}')
    assert math.isfinite(photo_settings.read(photo).place)
    (tmp_path / "correction.json").write_text(f'{{"voice_offset_ms": {value}}}')
    assert camera_offset.load(tmp_path / "correction.json") == 0.0


def test_saved_looks_with_huge_amounts_are_usable(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"looks": [{{"name": "A", "strength": {HUGE}}}], "strength": 1e999}}')
    look = Look(Profiles(path).settings, lambda _: None)
    assert look.presets()[-1] == "own:A"
    assert math.isfinite(look.controls_of("own:A").distance)
    assert math.isfinite(look.amount("strength"))
