from __future__ import annotations

import pytest

from inference.sentence import Sentence
from inference.user_error import UserError


def test_a_sentence_reads_as_english_and_keeps_what_it_is_made_of() -> None:
    sentence = Sentence("There is no file {path}.", path="a{b}.jpg")
    assert sentence == "There is no file a{b}.jpg."
    assert (sentence.template, sentence.parts) == ("There is no file {path}.", {"path": "a{b}.jpg"})


def test_without_parts_braces_are_only_braces() -> None:
    assert Sentence("{curly}") == "{curly}"


def test_a_sentence_made_of_a_sentence_is_the_same() -> None:
    sentence = Sentence("{count} faces", count=2)
    assert Sentence(sentence) is sentence


def test_an_error_gives_its_sentence_back_whole() -> None:
    with pytest.raises(UserError, match="no file x") as caught:
        raise UserError("There is no file {path}.", path="x")
    text = str(caught.value)
    assert isinstance(text, Sentence)
    assert text.template == "There is no file {path}."
