from pathlib import Path

import av
import numpy as np
import pytest

from inference.audio.channels import MonoMix, to_stereo
from inference.audio.sound_file import load_sound
from tests.sounds import encode, voice, write_sound

SURROUND = ("FL", "FR", "FC", "LFE", "BL", "BR")


def noise(count: int, seed: int = 0) -> np.ndarray:
    return (0.2 * np.random.default_rng(seed).standard_normal(count)).astype(np.float32)


@pytest.mark.parametrize("share", [-1.0, -0.5, -2.0])
def test_an_inverted_channel_does_not_cancel_the_other(share: float) -> None:
    left = noise(48_000)
    mono = MonoMix(48_000).push(np.stack([left, share * left], 1))
    np.testing.assert_allclose(mono[1000:], (1 - share) / 2 * left[1000:], atol=1e-6)


@pytest.mark.parametrize("right", [noise(48_000), noise(48_000, 1), 0 * noise(48_000)])
def test_channels_that_are_not_inverted_are_averaged(right: np.ndarray) -> None:
    both = np.stack([noise(48_000), right], 1)
    np.testing.assert_array_equal(MonoMix(48_000).push(both), both.mean(axis=1, dtype=np.float32))


def test_the_sign_follows_a_change_within_a_second() -> None:
    left = noise(192_000)
    right = np.concatenate([left[:96_000], -left[96_000:]])
    mono = MonoMix(48_000).push(np.stack([left, right], 1))
    np.testing.assert_allclose(mono[:96_000], left[:96_000], atol=1e-6)
    np.testing.assert_allclose(mono[144_000:], left[144_000:], atol=1e-6)


def test_any_chunking_gives_the_same_mono() -> None:
    left = noise(20_000)
    both = np.stack([left, -left], 1)
    whole, pieces = MonoMix(44_100).push(both), MonoMix(44_100)
    parts = [pieces.push(part) for part in np.split(both, [1, 7, 440, 441, 442, 5000, 15_001])]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_samples_that_are_not_numbers_do_not_stop_the_measurement() -> None:
    left = noise(48_000)
    both = np.stack([left, -left], 1)
    both[100], both[200] = np.nan, np.inf
    assert np.abs(MonoMix(48_000).push(both)[2000:]).max() > 0.3


def test_an_inverted_channel_of_a_file_is_heard(tmp_path: Path) -> None:
    left = voice(1.0)
    sound = load_sound(write_sound(tmp_path / "a.wav", np.stack([left, -left], 1), 48_000))
    assert np.abs(sound.samples[1000:]).max() > 0.25
    assert sound.notes == ()
    np.testing.assert_allclose(sound.original, np.stack([left, -left], 1), atol=1e-6)


def test_full_scale_surround_sound_does_not_clip() -> None:
    full = np.ones((10, 6), np.float32)
    np.testing.assert_allclose(to_stereo(full, SURROUND), 1.0)
    assert to_stereo(full, tuple(f"?{number}" for number in range(6))).max() <= 1.0


def test_each_channel_keeps_its_side_and_its_share() -> None:
    stereo = to_stereo(np.eye(6, dtype=np.float32), SURROUND)
    left, right, centre, low, back_left, back_right = stereo
    assert left[0] > 0
    assert left[1] == right[0] == back_left[1] == back_right[0] == 0
    np.testing.assert_allclose(centre, np.sqrt(0.5) * left[0])
    assert not low.any()


def test_surround_sound_of_a_file_keeps_its_shape(tmp_path: Path) -> None:
    wave = np.sin(2 * np.pi * 200 * np.arange(48_000) / 48_000).astype(np.float32)
    sound = load_sound(write_sound(tmp_path / "a.wav", np.repeat(wave[:, None], 6, 1), 48_000, "pcm_s16le"))
    np.testing.assert_allclose(sound.original, np.stack([wave, wave], 1), atol=1e-3)


@pytest.mark.parametrize("default", [0, 1, None])
def test_the_default_track_of_several_is_read(tmp_path: Path, default: int | None) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        streams = [container.add_stream("pcm_s16le", rate=48_000, layout="mono") for _ in range(2)]
        for number, stream in enumerate(streams):
            stream.disposition = av.stream.Disposition.default if number == default else av.stream.Disposition.comment
        for stream, level in zip(streams, (0.25, 0.75), strict=True):
            encode(container, stream, np.full(24_000, level, np.float32))
    level = load_sound(path).original[10_000, 0]
    assert level == pytest.approx((0.25, 0.75)[default or 0], abs=1e-3)
