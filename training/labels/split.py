"""Held-out clips by identity, from split.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

SPLIT = tomllib.loads(Path(__file__).with_name("split.toml").read_text())

HELD_OUT: frozenset[str] = frozenset(SPLIT["held_out"])
"""File numbers in clips/ ("005") that no model is trained on."""

HELD_OUT_LIPS: frozenset[str] = HELD_OUT | frozenset(SPLIT["held_out_lips"])
"""File numbers that the lip network is not trained on."""

JUDGE_LIPS: tuple[str, ...] = tuple(SPLIT["judge_lips"])
"""Held-out real clips whose sound and lips are in sync."""

SOUND_LATE_MS: dict[str, int] = SPLIT["sound_late_ms"]
"""A/V skew of some clips: milliseconds by which the sound lags the lips."""
