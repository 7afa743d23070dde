from __future__ import annotations

import pytest

from inference.sentence import Sentence
from inference.user_error import UserError


def test_a_sentence_is_english_text_with_its_template_and_values() -> None:
    sentence = Sentence("There is no file {path}.", path="a{b}.jpg")
    assert sentence == "There is no file a{b}.jpg."
    assert (sentence.template, sentence.parts) == ("There is no file {path}.", {"path": "a{b}.jpg"})


def test_without_values_braces_are_plain_text() -> None:
    assert Sentence("{curly}") == "{curly}"


def test_a_sentence_of_a_sentence_is_unchanged() -> None:
    sentence = Sentence("{count} faces", count=2)
    assert Sentence(sentence) is sentence


def test_a_user_error_keeps_its_sentence() -> None:
    with pytest.raises(UserError, match="no file x") as caught:
        raise UserError("There is no file {path}.", path="x")
    text = str(caught.value)
    assert isinstance(text, Sentence)
    assert text.template == "There is no file {path}."
