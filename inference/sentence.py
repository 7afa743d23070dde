"""Translatable text for the user."""

from __future__ import annotations

from typing import Self


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
