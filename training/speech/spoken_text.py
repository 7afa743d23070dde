"""Random text for synthetic speech: common English words in random order, and pseudo-words rich in p, b and m."""

from __future__ import annotations

from pathlib import Path

import numpy as np

WORDS = Path(__file__).with_name("spoken_words.txt").read_text().split()

ONSETS = (
    "p", "b", "m", "p", "b", "m", "pl", "br", "pr", "bl", "t", "d", "n", "k", "g", "f", "v", "s", "l", "r", "h", "j",
    "tr", "kl", "sp", "st", "sm", "",
)  # fmt: skip
NUCLEI = ("a", "e", "i", "o", "u", "a", "e", "o", "ai", "ou", "ei")
CODAS = ("", "", "", "", "n", "m", "p", "s", "t", "l", "r", "k", "mp", "mb")


def sentence(rng: np.random.Generator) -> str:
    """Two groups of 4 to 8 random English words, separated by a comma."""
    return ", ".join(" ".join(rng.choice(WORDS, rng.integers(4, 9))) for _ in range(2))


def babble(rng: np.random.Generator) -> str:
    """Two groups of 3 to 6 pseudo-words, readable in any language with Latin letters."""
    return ", ".join(" ".join(word(rng) for _ in range(rng.integers(3, 7))) for _ in range(2))


def word(rng: np.random.Generator) -> str:
    return "".join(str(rng.choice(part)) for _ in range(rng.integers(1, 4)) for part in (ONSETS, NUCLEI, CODAS))
