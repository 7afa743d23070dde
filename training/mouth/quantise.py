"""Static 8-bit quantisation of the mouth network, without visible loss: two thirds of the run time on any processor.

python -m training.mouth.quantise     after training.mouth.export

Value ranges are calibrated on the network's inputs for some built-in portraits; the other portraits evaluate the
result. The last convolution keeps float precision. Weights have 7 bits, because the sum of two 8-bit products overflows
the 16-bit accumulators of AVX2.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnx
import onnxruntime
from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static

from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.face.blendshapes import scores
from inference.face.dynamics import driving_landmarks, from_blendshapes
from inference.face.landmark_maps import LIPS_OUTER
from inference.motion.generator import MotionGenerator
from inference.onnx_session import MODELS, OnnxSession
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.types import AudioChunk, Floats, HeadPose, Motion, Portrait
from training.arguments import command_parser
from training.evaluate.picture_measures import psnr
from training.mouth.export import register

MODEL = "decoder_mouth"
JUDGES = ("felix", "mei", "marble", "samuel")
"""Built-in portraits for evaluation, excluded from calibration."""
MOTIONS = 16
LEAST_PSNR = {"picture": 44.0, "mouth": 40.0}
"""Lowest accepted PSNR in dB between frames before and after quantisation; camera noise alone is about 40 dB."""
QUANTISED = " Quantised to 8 bits."

Part = tuple[slice, slice]


class Fed(CalibrationDataReader):
    """Calibration reader over recorded network inputs; single pass."""

    def __init__(self, inputs: Iterable[Floats]) -> None:
        self._inputs = iter(inputs)

    def get_next(self) -> dict[str, Floats] | None:
        """The next input as a feed, or None at the end."""
        x = next(self._inputs, None)
        return None if x is None else {"x": x}


class Recorder:
    """A session wrapper that appends every input to a list."""

    def __init__(self, session: OnnxSession, inputs: list[Floats]) -> None:
        self._session, self._inputs = session, inputs

    def run(self, x: Floats) -> list[Any]:
        """Record `x` and run the wrapped session."""
        self._inputs.append(x)
        return self._session.run(x=x)


def motions(seed: int) -> list[Motion]:
    """MOTIONS random frames of generated speech motion; every second one has wider pose, gaze and jaw opening."""
    sound, rng = read_sound(builtins.voices()[0].path), np.random.default_rng(seed)
    talk = MotionGenerator(seed).push(AudioChunk(sound, 0, 0.0))
    opened = from_blendshapes(scores({"jawOpen": 1.0}))
    chosen = [talk[i] for i in rng.integers(len(talk), size=MOTIONS)]
    for i in range(0, MOTIONS, 2):
        yaw, pitch, roll, left, up = rng.normal(0, 6, 5)
        wider = chosen[i].dynamics + np.float32(rng.uniform(0, 0.7)) * opened
        pose, gaze = HeadPose(yaw, pitch, roll), (float(left), float(up))
        chosen[i] = replace(chosen[i], pose=pose, gaze=gaze, dynamics=wider)
    return chosen


def record(portraits: list[Portrait], faces: list[Motion]) -> list[Floats]:
    """Inputs of the mouth network while rendering each portrait with each motion."""
    fed: list[Floats] = []
    for portrait in portraits:
        decoder = Decoder(portrait, threads=1)
        decoder._mouth.network = Recorder(decoder._mouth.network, fed)  # type: ignore[assignment]
        for face in faces:
            decoder.render(face)
    return fed


def quantise(model: Path, fed: list[Floats], out: Path) -> None:
    """Write the model to `out` with 8-bit convolutions (except the last) and 8-bit operators between them."""
    last = [node.name for node in onnx.load(model).graph.node if node.op_type == "Conv"][-1]
    quantize_static(
        model,
        out,
        Fed(fed),
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["Conv", "LeakyRelu", "Concat", "Resize"],
        nodes_to_exclude=[last],
    )


def compare(portrait: Portrait, faces: list[Motion], quantised: OnnxSession) -> dict[str, list[float]]:
    """PSNR in dB, capped at 99, of each quantised frame against the original, for the whole frame and the mouth."""
    before, after = Decoder(portrait, threads=1), Decoder(portrait, threads=1)
    after._mouth.network = quantised
    found: dict[str, list[float]] = {part: [] for part in LEAST_PSNR}
    for face in faces:
        a, b, points = before.render(face), after.render(face), driving_landmarks(portrait, face)
        for name, part in {"picture": np.s_[:, :], "mouth": _around(points[LIPS_OUTER])}.items():
            found[name].append(min(psnr(a[part], b[part]), 99.0))
    return found


def _around(points: Floats) -> Part:
    (left, top), (right, bottom) = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return slice(int(top) - 6, int(bottom) + 6), slice(int(left) - 6, int(right) + 6)


def _portraits(judges: bool) -> list[Portrait]:
    return [load_or_register(each.path) for each in builtins.portraits() if (each.path.stem in JUDGES) == judges]


def _session(path: Path) -> OnnxSession:
    return OnnxSession(MODEL, onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]))


def main() -> None:
    command_parser(__doc__).parse_args()
    cv2.setNumThreads(1)
    notes = tomllib.loads((MODELS / "models.toml").read_text())[MODEL]["training"]
    if notes.endswith(QUANTISED):
        raise SystemExit("This network is quantised already; run training.mouth.export first.")
    kept = MODELS / f"{MODEL}.onnx"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / kept.name
        quantise(kept, record(_portraits(judges=False), motions(seed=0)), made)
        session = _session(made)
        found = [compare(portrait, motions(seed=1), session) for portrait in _portraits(judges=True)]
        worst = {part: min(min(each[part]) for each in found) for part in LEAST_PSNR}
        for part, least in LEAST_PSNR.items():
            mean = np.mean([each[part] for each in found])
            print(f"{part}: {mean:.1f} dB in the mean, {worst[part]:.1f} at the worst, {least:.0f} asked for")
        if any(worst[part] < least for part, least in LEAST_PSNR.items()):
            raise SystemExit("Too much is lost; the network is left as it is.")
        kept.write_bytes(made.read_bytes())
    register(MODEL, kept, notes + QUANTISED)


if __name__ == "__main__":
    main()
