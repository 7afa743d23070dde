"""Sound as microphones deliver it: gain, noise, rooms, bands, speed; and sound that is no speech at all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE

Sound = npt.NDArray[np.float32]


def degrade(sound: Sound, rng: np.random.Generator) -> Sound:
    """One random recording condition of a clean sound, same length."""
    level = rms(sound)
    if rng.random() < 0.5:
        sound = room(sound, rng)
    if rng.random() < 0.5:
        sound = band_limit(sound, rng)
    if rng.random() < 0.7:
        sound = sound + noise(len(sound), rng) * level * 10 ** (-rng.uniform(6, 35) / 20)
    return (sound * 10 ** (rng.uniform(-18, 8) / 20)).clip(-1, 1).astype(np.float32)


def rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2))) + 1e-5


def change_speed(sound: Sound, factor: float) -> Sound:
    """Played `factor` times as fast, pitch and all."""
    places = np.arange(0, len(sound) - 1, factor)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def room(sound: Sound, rng: np.random.Generator) -> Sound:
    """With an exponentially decaying noise tail (reverberation time 0.1..0.6 s) behind the direct sound."""
    length = int(SAMPLE_RATE * rng.uniform(0.1, 0.6))
    tail = rng.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    tail *= rng.uniform(0.1, 0.7) / np.linalg.norm(tail)
    tail[: SAMPLE_RATE // 400] = 0
    tail[0] = 1
    size = len(sound) + length
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)
    return wet[: len(sound)].astype(np.float32)


def band_limit(sound: Sound, rng: np.random.Generator) -> Sound:
    """As through a telephone, a call codec or a cheap microphone: band edges and a spectral tilt."""
    low, high = rng.choice([20, 100, 300]), rng.choice([3400, 4500, 7000, 8000])
    frequencies = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE) + 1
    tilt = (frequencies / 1000) ** rng.uniform(-0.4, 0.4)
    gain = tilt / (1 + (low / frequencies) ** 4) / (1 + (frequencies / high) ** 12)
    return np.fft.irfft(np.fft.rfft(sound) * gain, len(sound)).astype(np.float32)


def noise(length: int, rng: np.random.Generator) -> Sound:
    """Noise of one random kind, about unit level: hiss, hum, breath, knocks, keys, tones, or a mixture."""
    kinds = (coloured, hum, breath, knocks, tones)
    if rng.random() < 0.3:
        return (noise(length, rng) + noise(length, rng)) / np.float32(1.4)
    sound = kinds[rng.choice(len(kinds), p=[0.4, 0.1, 0.2, 0.2, 0.1])](length, rng)
    return (sound / (np.sqrt(np.mean(sound**2)) + 1e-9)).astype(np.float32)


def coloured(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """White to brown noise."""
    frequencies = np.fft.rfftfreq(length, 1 / SAMPLE_RATE) + 20
    spectrum = np.fft.rfft(rng.standard_normal(length)) * frequencies ** -rng.uniform(0, 1.5)
    return np.fft.irfft(spectrum, length)


def hum(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Mains hum and fans: harmonics of a low tone."""
    time = np.arange(length) / SAMPLE_RATE
    base = rng.choice([50, 60, 100, 120]) * rng.uniform(0.98, 1.02)
    return sum(np.sin(2 * np.pi * (base * k * time + rng.random())) / k ** rng.uniform(0.5, 2) for k in range(1, 9))


def breath(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Band noise that swells and dies away every few seconds."""
    time = np.arange(length) / SAMPLE_RATE
    swell = np.clip(np.sin(2 * np.pi * (time / rng.uniform(1.5, 4) + rng.random())), 0, 1) ** rng.uniform(1, 4)
    spectrum = np.fft.rfft(rng.standard_normal(length))
    frequencies = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    centre, width = rng.uniform(500, 3000), rng.uniform(300, 1500)
    return np.fft.irfft(spectrum * np.exp(-(((frequencies - centre) / width) ** 2)), length) * (swell + 0.02)


def knocks(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Keys, clicks and knocks on the table over a little hiss."""
    sound = 0.02 * rng.standard_normal(length)
    for start in rng.integers(0, length, max(1, int(length / SAMPLE_RATE * rng.uniform(0.5, 6)))):
        size = min(length - start, int(SAMPLE_RATE * rng.uniform(0.005, 0.08)))
        ring = np.exp(-5 * np.arange(size) / size) * rng.uniform(0.2, 1)
        carrier = np.sin(2 * np.pi * rng.uniform(100, 3000) * np.arange(size) / SAMPLE_RATE)
        sound[start : start + size] += ring * (carrier + rng.standard_normal(size))
    return sound


def tones(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Plain music: notes of a few harmonics, a few a second."""
    sound, start = 0.001 * rng.standard_normal(length), 0
    while start < length:
        size = min(length - start, int(SAMPLE_RATE * rng.uniform(0.1, 0.8)))
        time = np.arange(size) / SAMPLE_RATE
        base = 110 * 2 ** (rng.integers(0, 36) / 12)
        sound[start : start + size] += np.exp(-2 * time) * sum(
            np.sin(2 * np.pi * base * k * time) / k**2 for k in range(1, 5)
        )
        start += size
    return sound
