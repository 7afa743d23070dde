"""Sounds without a voice, for evaluation only.

Their synthesis differs from that of the training noises (training/lips/augment.py), so memorised noises do not help.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE

Wave = npt.NDArray[np.float64]


def pink(length: int, rng: np.random.Generator) -> Wave:
    """Pink noise: power falls by 3 dB per octave."""
    return shaped(length, rng, lambda hertz: 1 / np.sqrt(np.maximum(hertz, 20)))


def breathing(length: int, rng: np.random.Generator) -> Wave:
    """Inhaling (short, bright) and exhaling (long, dark) close to the microphone, once per four seconds."""
    phase = (np.arange(length) / SAMPLE_RATE / 4) % 1
    into = np.clip(np.sin(np.pi * np.clip(phase / 0.3, 0, 1)), 0, 1)
    out = np.clip(np.sin(np.pi * np.clip((phase - 0.4) / 0.5, 0, 1)), 0, 1)
    bright = shaped(length, rng, lambda hertz: np.exp(-((np.log2(np.maximum(hertz, 1) / 2200) / 0.9) ** 2)))
    dark = shaped(length, rng, lambda hertz: np.exp(-((np.log2(np.maximum(hertz, 1) / 700) / 1.1) ** 2)))
    return into * bright / bright.std() + 0.7 * out * dark / dark.std()


def typing(length: int, rng: np.random.Generator) -> Wave:
    """Keyboard noise: pairs of clicks (key down, key up), about six keys per second in bursts."""
    sound, place = 0.004 * rng.standard_normal(length), 0.2
    while place < length / SAMPLE_RATE - 0.3:
        for delay, height in ((0.0, 1.0), (rng.uniform(0.06, 0.11), 0.5)):
            start, size = int((place + delay) * SAMPLE_RATE), int(0.018 * SAMPLE_RATE)
            click = np.diff(rng.standard_normal(size + 1)) * np.exp(-np.arange(size) / (0.003 * SAMPLE_RATE))
            thud = np.sin(2 * np.pi * rng.uniform(120, 250) * np.arange(size) / SAMPLE_RATE) * np.hanning(size)
            sound[start : start + size] += height * rng.uniform(0.5, 1) * (click + 0.8 * thud)
        place += rng.uniform(0.1, 0.22) if rng.random() < 0.85 else rng.uniform(0.5, 1.2)
    return sound


def music(length: int, rng: np.random.Generator) -> Wave:
    """Chords of plucked strings over a bass and a brushed drum, 100 beats per minute."""
    sound, beat = np.zeros(length), int(0.6 * SAMPLE_RATE)
    for number, start in enumerate(range(0, length, beat)):
        root = (110.0, 87.3, 130.8, 98.0)[number // 4 % 4]
        for ratio, height in ((0.5, 0.8), (1.0, 0.5), (1.26, 0.4), (1.5, 0.4), (2.0, 0.3)):
            sound[start : start + 2 * beat] += height * pluck(root * ratio, min(2 * beat, length - start))
        size = min(beat // 4, length - start)
        sound[start : start + size] += 0.25 * rng.standard_normal(size) * np.exp(-8 * np.arange(size) / size)
    return sound


def pluck(hertz: float, length: int) -> Wave:
    """One plucked string: eight harmonics, of which higher ones decay faster."""
    time = np.arange(length) / SAMPLE_RATE
    return sum(np.sin(2 * np.pi * hertz * k * time) * np.exp(-1.5 * k * time) / k for k in range(1, 9))


def shaped(length: int, rng: np.random.Generator, gain) -> Wave:
    """White noise filtered by gain(frequencies in Hz)."""
    return np.fft.irfft(
        np.fft.rfft(rng.standard_normal(length)) * gain(np.fft.rfftfreq(length, 1 / SAMPLE_RATE)), length
    )


KINDS = {
    "digital silence": (None, -200),
    "hiss, -30 dB": (pink, -30),
    "hiss, -15 dB": (pink, -15),
    "breath, -25 dB": (breathing, -25),
    "breath, -15 dB": (breathing, -15),
    "keyboard, -10 dB": (typing, -10),
    "music, -15 dB": (music, -15),
}
"""Generator function and level in dB relative to the preceding speech."""


def after_speech(speech: npt.NDArray[np.float32], kind: str, seconds: float) -> npt.NDArray[np.float32]:
    """`speech` followed by `seconds` of one of KINDS."""
    make, decibels = KINDS[kind]
    length = round(seconds * SAMPLE_RATE)
    rest = np.zeros(length) if make is None else make(length, np.random.default_rng(7))
    level = float(np.sqrt(np.mean(speech**2))) * 10 ** (decibels / 20)
    return np.concatenate([speech, rest / (rest.std() + 1e-12) * level]).clip(-1, 1).astype(np.float32)
