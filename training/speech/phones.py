"""Phones of synthetic speech and their articulation classes, common to all languages and synthesisers."""

from __future__ import annotations

from typing import NamedTuple

CLASSES = (
    "pause", "pbɓ", "m", "fvʋɱ", "θð", "tdʈɖ", "nɳɲɴ", "lɫʎɭ", "ɹɾrɻɽ", "szʣʦ", "ʃʒɕʑʂʐʤʧʨʥ",
    "kɡxɣŋqχʁcɟçgɢ", "hɦʔħʕ", "wɥɸβʍ", "jʝɰ", "iɪᵻ", "eɛ", "æa", "ɑʌɐ", "əɜɚɘɤɨᵊɝ", "ɔoɒ", "uʊɯʉ", "yøœʏ",
)  # fmt: skip
"""IPA letters of each articulation class; class 0 is silence."""

PAUSE, STOPS, NASAL = 0, 1, 2
SHUT = (STOPS, NASAL)
"""Classes articulated with shut lips."""

LETTER = {letter: number for number, letters in enumerate(CLASSES) if number for letter in letters}

ARPA = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "a", "ax": "ə", "ay": "a", "b": "b", "ch": "ʧ", "d": "d",
    "dh": "ð", "eh": "ɛ", "er": "ɜ", "ey": "e", "f": "f", "g": "ɡ", "hh": "h", "ih": "ɪ", "iy": "i", "jh": "ʤ",
    "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "ow": "o", "oy": "ɔ", "p": "p", "r": "ɹ", "s": "s", "sh": "ʃ",
    "pau": "", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u", "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
}  # fmt: skip
"""IPA letter of each CMU phone."""

KOKORO = {"A": "e", "I": "a", "O": "o", "Q": "ə", "W": "a", "Y": "ɔ", "T": "ɾ", "S": "ʃ"}
"""IPA letter of the additional phone symbols of the Kokoro synthesiser."""


class Phone(NamedTuple):
    """One phone; start and end in seconds."""

    ipa: str
    start: float
    end: float

    @property
    def articulation(self) -> int:
        """Index of its class; PAUSE for symbols without a class."""
        return articulation(self.ipa)


def articulation(ipa: str) -> int:
    """Class index of an IPA, CMU or Kokoro symbol, by its first letter with a class; PAUSE if there is none."""
    ipa = ARPA.get(ipa, ipa)
    return next((LETTER[letter] for letter in (KOKORO.get(c, c) for c in ipa) if letter in LETTER), PAUSE)
