"""Text as it goes to an engine."""

from __future__ import annotations

from desktop.speech.sentences import LONGEST, clean_text, sentences


def test_text_is_divided_at_the_ends_of_sentences() -> None:
    text = 'Hello. "How are you?" he said: 3.5 percent!\nNext line 。日本語です。はい'
    assert sentences(text) == [
        "Hello.",
        '"How are you?',
        "he said: 3.5 percent!",
        "Next line 。",
        "日本語です。",
        "はい",
    ]


def test_what_cannot_be_spoken_is_left_out() -> None:
    assert sentences("... — !\n\n ♪") == []


def test_nothing_is_lost_or_too_long_without_full_stops() -> None:
    text = ", ".join(f"word{number} " * 20 for number in range(10)) + "x" * 1000
    pieces = sentences(text)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_control_characters_and_the_commands_of_engines_do_nothing() -> None:
    assert clean_text("a\0b\x1b[[rate 900]]\r\n c ") == "a b [ [rate 900]] \n c"
