"""Sound as microphones deliver it: gain, noise, rooms, bands, speed; and sound that is no speech at all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE

Sound = npt.NDArray[np.float32]


def degrade(sound: Sound, rng: np.random.Generator) -> Sound:
    """One random recording condition of a clean sound, same length."""
    level = rms(sound)
    if rng.random() < 0.12:
        sound = whisper(sound, rng)
    if rng.random() < 0.5:
        sound = room(sound, rng)
    if rng.random() < 0.5:
        sound = band_limit(sound, rng)
    if rng.random() < 0.65:
        sound = sound + noise(len(sound), rng) * level * 10 ** (-rng.uniform(6, 35) / 20)
    elif rng.random() < 0.5:
        sound = sound + music(len(sound), rng) * level * 10 ** (-rng.uniform(3, 25) / 20)
    if rng.random() < 0.2:
        sound = call(sound, rng)
    return (sound * 10 ** (rng.uniform(-18, 8) / 20)).clip(-1, 1).astype(np.float32)


def rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2))) + 1e-5


def change_speed(sound: Sound, factor: float) -> Sound:
    """Played `factor` times as fast, pitch and all."""
    places = np.arange(0, len(sound) - 1, factor)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def resample(sound: Sound, rate: int) -> Sound:
    """From `rate` to SAMPLE_RATE, band-limited."""
    size = round(len(sound) * SAMPLE_RATE / rate)
    spectrum = np.fft.rfft(sound)
    return (np.fft.irfft(spectrum[: size // 2 + 1], size) * (size / len(sound))).astype(np.float32)


def room(sound: Sound, rng: np.random.Generator) -> Sound:
    """With an exponentially decaying noise tail (reverberation time 0.1..0.6 s) behind the direct sound."""
    length = int(SAMPLE_RATE * rng.uniform(0.1, 0.6))
    tail = rng.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    tail *= rng.uniform(0.1, 0.7) / np.linalg.norm(tail)
    tail[: SAMPLE_RATE // 400] = 0
    tail[0] = 1
    size = fast_length(len(sound) + length)
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)
    return wet[: len(sound)].astype(np.float32)


def band_limit(sound: Sound, rng: np.random.Generator) -> Sound:
    """As through a telephone, a call codec or a cheap microphone: band edges and a spectral tilt."""
    low, high = rng.choice([20, 100, 300]), rng.choice([3400, 4500, 7000, 8000])
    size = fast_length(len(sound))
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE) + 1
    tilt = (frequencies / 1000) ** rng.uniform(-0.4, 0.4)
    gain = tilt / (1 + (low / frequencies) ** 4) / (1 + (frequencies / high) ** 12)
    return np.fft.irfft(np.fft.rfft(sound, size) * gain, size)[: len(sound)].astype(np.float32)


def fast_length(length: int) -> int:
    """The next power of two, where Fourier transforms are fast."""
    return 1 << (length - 1).bit_length()


def whisper(sound: Sound, rng: np.random.Generator) -> Sound:
    """The voice replaced by breath: each frame's envelope (linear prediction, order 16) filled with noise."""
    size, hop, order = 512, 128, 16
    window = np.hanning(size + 1)[:-1]
    padded = np.pad(sound.astype(np.float64), size)
    padded = np.diff(padded, prepend=0) * 0.9 + 0.1 * padded
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop] * window
    power = np.abs(np.fft.rfft(frames, 2 * size)) ** 2
    lags = np.fft.irfft(power)[:, : order + 1]
    lags[:, 0] = lags[:, 0] * 1.001 + 1e-9
    places = np.abs(np.subtract.outer(np.arange(order), np.arange(order)))
    predictor = np.linalg.solve(lags[:, places], lags[:, 1:, None])[..., 0]
    inverse = np.fft.rfft(np.concatenate([np.ones((len(frames), 1)), -predictor], 1), 2 * size)
    gain = np.sqrt(np.maximum(lags[:, 0] - (predictor * lags[:, 1:]).sum(1), 0) / size)
    breath_frames = np.fft.rfft(rng.standard_normal(frames.shape) * window, 2 * size)
    filled = np.fft.irfft(breath_frames / inverse * gain[:, None])
    out = np.zeros(len(padded) + 2 * size)
    for number, frame in enumerate(filled):
        out[number * hop : number * hop + 2 * size] += frame
    out = out[size : size + len(sound)]
    return (out * rms(sound) / rms(out)).astype(np.float32)


def call(sound: Sound, rng: np.random.Generator) -> Sound:
    """A bad call: 20 ms packets lost or repeated, and coarse steps of loudness (source: G.711's mu-law, fewer bits)."""
    out, packet = sound.copy(), SAMPLE_RATE // 50
    for start in range(packet, len(out) - packet, packet):
        if rng.random() < 0.02:
            out[start : start + packet] = out[start - packet : start] * 0.5
    steps = 2 ** rng.integers(4, 8)
    peak = np.abs(out).max() + 1e-6
    curved = np.sign(out) * np.log1p(255 * np.abs(out) / peak) / np.log(256)
    curved = np.round(curved * steps) / steps
    return (np.sign(curved) * (256 ** np.abs(curved) - 1) / 255 * peak).astype(np.float32)


def music(length: int, rng: np.random.Generator) -> Sound:
    """Chords of a few rich tones, a bass and a beat; about unit level."""
    time = np.arange(length) / SAMPLE_RATE
    beat = rng.uniform(0.35, 0.8)
    sound = np.zeros(length)
    for start in np.arange(0, length / SAMPLE_RATE, 4 * beat):
        root = 110 * 2 ** (rng.integers(0, 12) / 12)
        inside = (time >= start) & (time < start + 4 * beat)
        for step in (0, rng.choice([3, 4]), 7, -12):
            partials = (np.sin(2 * np.pi * root * 2 ** (step / 12) * k * time[inside]) / k**1.3 for k in range(1, 7))
            sound[inside] += 0.3 * sum(partials)
    since = np.mod(time, beat)
    drum = np.sin(2 * np.pi * 60 * since) * np.exp(-20 * since)
    snare = 0.3 * rng.standard_normal(length) * np.exp(-60 * since)
    sound += rng.uniform(0, 2) * (drum + snare)
    return (sound / rms(sound)).astype(np.float32)


def noise(length: int, rng: np.random.Generator) -> Sound:
    """Noise of one random kind, about unit level: hiss, hum, breath, knocks, keys, tones, music, or a mixture."""
    kinds = (coloured, hum, breath, knocks, tones, music)
    if rng.random() < 0.3:
        return (noise(length, rng) + noise(length, rng)) / np.float32(1.4)
    sound = kinds[rng.choice(len(kinds), p=[0.35, 0.1, 0.2, 0.2, 0.07, 0.08])](length, rng)
    return (sound / (np.sqrt(np.mean(sound**2)) + 1e-9)).astype(np.float32)


def coloured(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """White to brown noise."""
    size = fast_length(length)
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE) + 20
    spectrum = np.fft.rfft(rng.standard_normal(size)) * frequencies ** -rng.uniform(0, 1.5)
    return np.fft.irfft(spectrum, size)[:length]


def hum(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Mains hum and fans: harmonics of a low tone."""
    time = np.arange(length) / SAMPLE_RATE
    base = rng.choice([50, 60, 100, 120]) * rng.uniform(0.98, 1.02)
    return sum(np.sin(2 * np.pi * (base * k * time + rng.random())) / k ** rng.uniform(0.5, 2) for k in range(1, 9))


def breath(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Band noise that swells and dies away every few seconds."""
    time = np.arange(length) / SAMPLE_RATE
    swell = np.clip(np.sin(2 * np.pi * (time / rng.uniform(1.5, 4) + rng.random())), 0, 1) ** rng.uniform(1, 4)
    size = fast_length(length)
    spectrum = np.fft.rfft(rng.standard_normal(size))
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    centre, width = rng.uniform(500, 3000), rng.uniform(300, 1500)
    return np.fft.irfft(spectrum * np.exp(-(((frequencies - centre) / width) ** 2)), size)[:length] * (swell + 0.02)


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
