"""What cannot be encoded is printed all the same."""

from __future__ import annotations

import os

from desktop.system import output_errors


def test_names_that_are_no_text_are_printed_as_they_are() -> None:
    name = os.fsdecode(b"caf\xe9.wav") if os.name != "nt" else "caf\udce9.wav"
    assert name.encode("utf-8", output_errors.NAME) == b"caf\xe9.wav"


def test_letters_that_the_encoding_lacks_are_escaped() -> None:
    assert "née 日".encode("latin-1", output_errors.NAME) == b"n\xe9e \\u65e5"
