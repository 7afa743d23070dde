"""Which clips are kept from training: split.toml, by identity."""

from __future__ import annotations

import tomllib
from pathlib import Path

SPLIT = tomllib.loads(Path(__file__).with_name("split.toml").read_text())

HELD_OUT: frozenset[str] = frozenset(SPLIT["held_out"])
"""File numbers of clips/ ("005") that nothing is trained on."""

HELD_OUT_LIPS: frozenset[str] = HELD_OUT | frozenset(SPLIT["held_out_lips"])
"""File numbers that the lips are not trained on."""

JUDGE_LIPS: tuple[str, ...] = tuple(SPLIT["judge_lips"])
"""Held-out real clips whose sound and lips are in step."""

SOUND_LATE_MS: dict[str, int] = SPLIT["sound_late_ms"]
"""How late the sound of some clips is against the lips."""
