"""Exception with a message for the user."""

from __future__ import annotations

from inference.sentence import Sentence


class UserError(Exception):
    """One sentence for the user: what is wrong and what to do; commands print it and exit with status 2.

    `template` and `parts` are those of a Sentence; `str` returns that Sentence.
    """

    def __init__(self, template: str, /, **parts: object) -> None:
        self.sentence = Sentence(template, **parts)
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence
