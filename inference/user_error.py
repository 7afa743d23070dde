"""The one exception whose text is meant for the person at the screen."""

from __future__ import annotations

from inference.sentence import Sentence


class UserError(Exception):
    """One clear sentence: what is wrong and what to do about it. Shown as it is, exit status 2.

    `template` and `parts` are those of a Sentence, which `str` gives back.
    """

    def __init__(self, template: str, /, **parts: object) -> None:
        self.sentence = Sentence(template, **parts)
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence
