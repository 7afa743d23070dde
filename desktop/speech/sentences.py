"""Prepares text for an engine, and divides it so that the first sound comes early."""

from __future__ import annotations

import re

LONGEST = 240
"""Characters of a piece; a longer sentence is divided at a comma, or else at a space."""
END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])|\n+")
PAUSE = re.compile(r"(?<=[,;:，；：])\s*")


def clean_text(text: str) -> str:
    """`text` without control characters and surrounding space; engines' embedded commands, "[[", lose their meaning."""
    kept = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    return kept.replace("[[", "[ [").strip()


def sentences(text: str) -> list[str]:
    """The sentences of `text`, none of them longer than LONGEST characters and none without a letter or digit."""
    pieces = [piece for sentence in END.split(text) for piece in _divided(sentence.strip())]
    return [piece for piece in pieces if any(letter.isalnum() for letter in piece)]


def _divided(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    pieces = [""]
    for part in (word for clause in PAUSE.split(sentence) for word in _words(clause)):
        if len(pieces[-1]) + len(part) >= LONGEST:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {part}".strip()
    return pieces


def _words(clause: str) -> list[str]:
    """The clause, or its words if it is too long, the longest of which are cut."""
    if len(clause) < LONGEST:
        return [clause]
    return [word[start : start + LONGEST - 1] for word in clause.split() for start in range(0, len(word), LONGEST - 1)]
