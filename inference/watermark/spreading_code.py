"""Pseudo-random chips of the watermark: where they lie in a tile, and which identity they carry.

Spread spectrum after I. J. Cox, J. Kilian, F. T. Leighton and T. Shamoon, "Secure spread spectrum watermarking for
multimedia", IEEE Transactions on Image Processing 6 (12), 1997. The tile repeats over the frame, so that a crop keeps
whole tiles: M. Kutter, "Watermarking resisting to translation, rotation, and scaling", SPIE 3528, 1998. The identity is
sent with M-ary orthogonal signalling: each symbol selects one of 4096 sequences of its own chips.
"""

from __future__ import annotations

import binascii
import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Chips = npt.NDArray[np.int8]

CHIPS = 64
"""Chips along each side of a tile."""
SHARE = 0.2
"""Share of the chips that synchronise, and share that carry the identity; the others are 0."""
SYMBOL_BITS = 12
SYMBOLS = 4
"""32 bits of identity and 16 bits of checksum, 12 bits a symbol."""
IDENTITIES = 2**32


@dataclass(frozen=True)
class SpreadingCode:
    """The chips of the product; equal in every copy of the program."""

    sync: Chips
    """[CHIPS, CHIPS] of -1, 0 and 1, equal for all identities."""
    places: npt.NDArray[np.intp]
    """[SYMBOLS, n] flat positions of each symbol's chips in the tile."""
    sequences: Chips
    """[SYMBOLS, 4096, n] of -1 and 1: the chips of each value of each symbol."""

    def tile(self, identity: int) -> Chips:
        """[CHIPS, CHIPS] of -1, 0 and 1 that synchronise and carry `identity`."""
        tile = self.sync.ravel().copy()
        for place, sequence, value in zip(self.places, self.sequences, symbols(identity), strict=True):
            tile[place] = sequence[value]
        return tile.reshape(CHIPS, CHIPS)


@lru_cache(maxsize=1)
def spreading_code() -> SpreadingCode:
    """The code, derived from SHAKE-256 so that it is the same with every version of every library."""
    count = CHIPS * CHIPS
    order = np.argsort(_random_bytes("layout", 4 * count).view("<u4"), kind="stable")
    part = int(count * SHARE) // SYMBOLS
    sync = np.zeros(count, np.int8)
    sync[order[: SYMBOLS * part]] = _signs("synchronisation", SYMBOLS * part)
    places = order[SYMBOLS * part : 2 * SYMBOLS * part].reshape(SYMBOLS, part)
    sequences = _signs("identity", SYMBOLS * 2**SYMBOL_BITS * part).reshape(SYMBOLS, 2**SYMBOL_BITS, part)
    return SpreadingCode(sync.reshape(CHIPS, CHIPS), places, sequences)


def symbols(identity: int) -> list[int]:
    """The symbols of a 32-bit identity and its checksum (CRC-16 of the CCITT)."""
    word = identity << 16 | _checksum(identity)
    return [word >> SYMBOL_BITS * number & 2**SYMBOL_BITS - 1 for number in range(SYMBOLS)]


def identity_of(values: list[int]) -> int | None:
    """Inverse of `symbols`; None if the checksum does not fit."""
    word = sum(value << SYMBOL_BITS * number for number, value in enumerate(values))
    identity = word >> 16
    return identity if _checksum(identity) == word & 0xFFFF else None


def _checksum(identity: int) -> int:
    return binascii.crc_hqx(identity.to_bytes(4, "big"), 0xFFFF)


def _signs(topic: str, count: int) -> Chips:
    bits = np.unpackbits(_random_bytes(topic, -(-count // 8)))[:count]
    return (2 * bits.astype(np.int8) - 1).astype(np.int8)


def _random_bytes(topic: str, count: int) -> npt.NDArray[np.uint8]:
    return np.frombuffer(hashlib.shake_256(f"Understudy watermark 1: {topic}".encode()).digest(count), np.uint8)
