"""Phones of synthetic speech, sorted by how they are articulated, so that languages and synthesisers agree."""

from __future__ import annotations

from typing import NamedTuple

CLASSES = (
    "pause", "pbɓ", "m", "fvʋɱ", "θð", "tdʈɖ", "nɳɲɴ", "lɫʎɭ", "ɹɾrɻɽ", "szʣʦ", "ʃʒɕʑʂʐʤʧʨʥ",
    "kɡxɣŋqχʁcɟçgɢ", "hɦʔħʕ", "wɥɸβʍ", "jʝɰ", "iɪᵻ", "eɛ", "æa", "ɑʌɐ", "əɜɚɘɤɨᵊɝ", "ɔoɒ", "uʊɯʉ", "yøœʏ",
)  # fmt: skip
"""IPA letters of one class each; the first class is silence."""

PAUSE, STOPS, NASAL = 0, 1, 2
SHUT = (STOPS, NASAL)
"""Classes that are made with the lips shut."""

LETTER = {letter: number for number, letters in enumerate(CLASSES) if number for letter in letters}

ARPA = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "a", "ax": "ə", "ay": "a", "b": "b", "ch": "ʧ", "d": "d",
    "dh": "ð", "eh": "ɛ", "er": "ɜ", "ey": "e", "f": "f", "g": "ɡ", "hh": "h", "ih": "ɪ", "iy": "i", "jh": "ʤ",
    "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "ow": "o", "oy": "ɔ", "p": "p", "r": "ɹ", "s": "s", "sh": "ʃ",
    "pau": "", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u", "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
}  # fmt: skip
"""CMU phones as IPA."""

KOKORO = {"A": "e", "I": "a", "O": "o", "Q": "ə", "W": "a", "Y": "ɔ", "T": "ɾ", "S": "ʃ"}
"""Letters that the Kokoro synthesiser reads as more than one sound."""


class Phone(NamedTuple):
    """One phone of a sound, seconds."""

    ipa: str
    start: float
    end: float

    @property
    def articulation(self) -> int:
        """Number of its class; PAUSE for what is none."""
        return articulation(self.ipa)


def articulation(ipa: str) -> int:
    """Class of an IPA, CMU or Kokoro symbol by its first letter that has one."""
    ipa = ARPA.get(ipa, ipa)
    return next((LETTER[letter] for letter in (KOKORO.get(c, c) for c in ipa) if letter in LETTER), PAUSE)
