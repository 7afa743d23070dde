"""Translatable text for the user."""

from __future__ import annotations

from typing import Self

LONGEST_QUOTE = 80
"""Characters of a value from a file that a sentence quotes."""


def quote(value: object) -> str:
    """A value from a file on one line, cut to LONGEST_QUOTE characters."""
    try:
        text = " ".join(str(value).split())
    except (ValueError, RecursionError):  # integers of over 4300 digits, tables nested too deeply
        return "…"
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


class Sentence(str):
    """English text that keeps its template and arguments, so that it can be translated later.

    It is a str; concatenation and f-strings return a plain str. An argument may itself be a Sentence.
    """

    template: str
    parts: dict[str, object]

    def __new__(cls, template: str, /, **parts: object) -> Self:
        """Formats `template` with `parts` as str.format does; without parts, the template is used unformatted."""
        if not parts and isinstance(template, cls):
            return template
        sentence = super().__new__(cls, template.format(**parts) if parts else template)
        sentence.template, sentence.parts = template, parts
        return sentence
