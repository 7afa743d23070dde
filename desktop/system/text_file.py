"""Reads text files as editors and spreadsheets write them."""

from __future__ import annotations

import codecs
from pathlib import Path

from inference.sentence import Sentence
from inference.user_error import UserError

BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
ANSI = "cp1252"
"""What programs on Windows write if not Unicode; every byte is a character in it or an error."""


def read_text(file: Path, most_bytes: int, too_long: Sentence, no_text: Sentence) -> str:
    """The text of `file` as `decoded` gives it.

    Raises UserError if it cannot be read, says `too_long` if it has over `most_bytes`, or `no_text` if it is no text.
    """
    try:
        content = file.read_bytes() if file.stat().st_size <= most_bytes else None
    except OSError as error:
        raise UserError("{file} cannot be read ({reason}).", file=file, reason=error.strerror or error) from error
    if content is None:
        raise UserError(too_long)
    text = decoded(content)
    if text is None:
        raise UserError(no_text)
    return text


def decoded(content: bytes) -> str | None:
    """The text of a file, its lines ended by line feeds alone; None if it is no text."""
    marked = (encoding for mark, encoding in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    for encoding in (next(marked, _unmarked_utf16(content) or "utf-8"), ANSI):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _unmarked_utf16(content: bytes) -> str:
    """The byte order of UTF-16 without a mark, told by the zero bytes of its ASCII letters; "" for other text."""
    start = content[:200]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(zeros) > 2 and zeros.count(0) > len(zeros) * 0.6:
            return encoding
    return ""
