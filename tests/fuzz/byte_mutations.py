"""Damage to the bytes of a file."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Sequence

HEAD = 600
"""Bytes at the start of a file in which most headers lie."""
NUMBERS = [b"\xff" * 4, b"\xff" * 8, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\xff\xff", b"\0" * 4, b"\0\1\0\0"]
NUMBERS += [b"\x80\0\0\0", b"\0\0\0\x80", struct.pack("<d", float("nan")), struct.pack("<f", float("inf"))]
"""Sizes, counts and samples that no file really has."""
PNG = b"\x89PNG"


def damaged(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """`content` with one to three kinds of damage; `others` lend pieces."""
    for change in chance.choices(CHANGES, k=chance.choice([1, 1, 1, 2, 3])):
        content = change(content, others, chance)
    return with_checksums(content) if content.startswith(PNG) and chance.random() < 0.7 else content


def _place(content: bytes, chance: random.Random) -> int:
    """An offset, half of the time in the head."""
    return chance.randrange(max(1, min(len(content), HEAD) if chance.random() < 0.5 else len(content)))


def _flip(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _bit in range(chance.choice([1, 1, 3, 20, 200])):
        if changed:
            changed[_place(content, chance)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _truncate(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _zero(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    start = _place(content, chance)
    count = min(chance.choice([4, 64, 1000, 20_000]), len(content) - start)
    return content[:start] + bytes(count) + content[start + count :]


def _number(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    for _count in range(chance.choice([1, 1, 2, 5])):
        start, number = _place(content, chance), chance.choice(NUMBERS)
        content = content[:start] + number + content[start + len(number) :]
    return content


def _splice(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The start of this file, then the rest of another one."""
    other = chance.choice(others)
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _swap_head(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    count = chance.choice([4, 12, 44, 256])
    return chance.choice(others)[:count] + content[count:]


def _insert(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, other = _place(content, chance), chance.choice(others)
    piece = chance.choice([chance.randbytes(chance.choice([1, 7, 500])), other[: chance.choice([100, 5000])]])
    return content[:start] + piece + content[start:]


def _remove(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + content[start + chance.choice([1, 8, 100, 3000]) :]


def _repeat(content: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """A piece of the file many times over."""
    start = _place(content, chance)
    piece = content[start : start + chance.choice([8, 60, 400])]
    return content[:start] + piece * chance.choice([2, 20, 300]) + content[start:]


CHANGES: list[Callable[[bytes, Sequence[bytes], random.Random], bytes]] = [
    *(_flip, _flip, _number, _number, _number),
    *(_truncate, _zero, _splice, _swap_head, _insert, _remove, _repeat),
]


def with_checksums(png: bytes) -> bytes:
    """A PNG whose chunks have right checksums again, so that damage gets past them."""
    made, start = bytearray(png), 8
    while start + 12 <= len(png):
        length = int.from_bytes(png[start : start + 4], "big")
        end = start + 8 + length
        if end + 4 > len(png):
            break
        made[end : end + 4] = zlib.crc32(png[start + 4 : end]).to_bytes(4, "big")
        start = end + 4
    return bytes(made)
