"""A text for the person at the screen that can be said in other languages too."""

from __future__ import annotations

from typing import Self


class Sentence(str):
    """English words made from a template and its parts; both are kept, for another language orders them in its own way.

    It is a str like any other; what is made from it with + or an f-string is a plain one. A part may be a Sentence.
    """

    template: str
    parts: dict[str, object]

    def __new__(cls, template: str, /, **parts: object) -> Self:
        """`template` with {names} of `parts`, as str.format takes it; without parts it is taken as it is."""
        if not parts and isinstance(template, cls):
            return template
        sentence = super().__new__(cls, template.format(**parts) if parts else template)
        sentence.template, sentence.parts = template, parts
        return sentence
