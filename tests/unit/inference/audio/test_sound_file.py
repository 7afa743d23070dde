import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.audio.sound_file import load_sound, read_sound, sound_seconds
from inference.user_error import UserError
from tests.sounds import voice, write_sound


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
def test_any_rate_becomes_16_khz_for_models_and_48_khz_for_playback(tmp_path: Path, rate: int) -> None:
    sound = load_sound(write_sound(tmp_path / "a.wav", voice(0.5, rate), rate))
    assert sound.samples.dtype == np.float32
    assert abs(len(sound.samples) - 8_000) <= 16
    assert abs(len(sound.original) - 24_000) <= 48
    assert np.sqrt(np.mean(sound.samples**2)) == pytest.approx(np.sqrt(np.mean(voice(0.5) ** 2)), rel=0.05)
    assert sound.notes == ()


def test_the_sound_keeps_its_timing(tmp_path: Path) -> None:
    click = np.zeros(44_100, np.float32)
    click[22_050:22_150] = 0.9
    sound = load_sound(write_sound(tmp_path / "a.wav", click, 44_100))
    assert np.abs(sound.original[23_990:24_120, 0]).max() > 0.8
    assert np.abs(sound.original[:23_800]).max() < 0.01
    assert np.abs(sound.samples[:7_900]).max() < 0.01


def test_stereo_is_kept_for_playback_and_mixed_for_models(tmp_path: Path) -> None:
    left = voice(0.5)
    sound = load_sound(write_sound(tmp_path / "a.wav", np.stack([left, 0 * left], 1), 48_000))
    assert sound.original.shape[1] == 2
    assert np.abs(sound.original[:, 1]).max() == 0
    assert np.abs(sound.samples).max() == pytest.approx(0.5 * np.abs(left).max(), rel=0.3)


def test_nan_samples_become_silence_and_do_not_spread(tmp_path: Path) -> None:
    samples = voice(0.5, 44_100)
    samples[1000:1100] = np.nan
    samples[2000], samples[2001] = np.inf, 1e30
    sound = load_sound(write_sound(tmp_path / "a.wav", samples, 44_100))
    assert np.isfinite(sound.samples).all()
    assert np.abs(sound.original).max() <= 1
    assert any("not numbers" in note for note in sound.notes)


def test_a_silent_file_is_silence_with_a_note(tmp_path: Path) -> None:
    sound = load_sound(write_sound(tmp_path / "a.wav", np.zeros(16_000), 16_000))
    assert not sound.samples.any()
    assert any("silent" in note for note in sound.notes)


def make_text(path: Path) -> None:
    path.write_text("This is no sound.\n" * 100)


def make_noise(path: Path) -> None:
    path.write_bytes(np.random.default_rng(0).bytes(5000))


def make_picture(path: Path) -> None:
    Image.new("RGB", (64, 64)).save(path, "JPEG")


def make_headless_wav(path: Path) -> None:
    write_sound(path, voice(0.5), 48_000)
    path.write_bytes(path.read_bytes()[:30])


def make_one_sample(path: Path) -> None:
    write_sound(path, np.ones(1), 16_000)


def make_no_sample(path: Path) -> None:
    write_sound(path, np.zeros(0), 16_000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "does not exist"),
        (Path.mkdir, "is a folder"),
        (Path.touch, "empty"),
        (make_text, "cannot be read"),
        (make_noise, "cannot be read"),
        (make_picture, "no sound"),
        (make_headless_wav, "sound"),
        (make_one_sample, "only 0.0"),
        (make_no_sample, "sound"),
    ],
)
def test_a_file_that_is_no_sound_is_refused_in_a_sentence(tmp_path: Path, make, words: str) -> None:
    path = tmp_path / "a.wav"
    make(path)
    with pytest.raises(UserError, match=words) as refused:
        read_sound(path)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir, Path.touch, make_text, make_picture])
def test_a_duration_is_read_of_sound_files_only(tmp_path: Path, make) -> None:
    assert sound_seconds(write_sound(tmp_path / "good.wav", voice(0.5), 48_000)) == pytest.approx(0.5, abs=0.01)
    make(tmp_path / "a.wav")
    with pytest.raises(UserError):
        sound_seconds(tmp_path / "a.wav")


def test_a_name_too_long_for_the_disk_is_refused_in_a_sentence() -> None:
    for read in (read_sound, sound_seconds):
        with pytest.raises(UserError):
            read(Path("a" * 5000 + ".wav"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_blocking(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.wav")
    with pytest.raises(UserError, match="plain file"):
        read_sound(tmp_path / "a.wav")
