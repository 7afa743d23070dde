"""Principal components of the frozen speech encoder's outputs, which the students predict beside the lips.

They are a denser lesson in phonetics than the teacher's 18 coefficients (cf. feature distillation, FitNets, Romero et
al. 2015). Only training asks for them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.lips.network import ENCODED
from training.lips.teacher_network import Components


class EncoderTargets:
    """Targets of sounds by the names under which training.lips.data, spoken and teacher write them."""

    def __init__(self, folder: Path, space: Components) -> None:
        self._space = space
        self._paths = {path.stem.replace("-", ""): path for path in folder.glob("*.npy")}

    def of(self, clip_file: Path, points: int) -> npt.NDArray[np.float16]:
        """[points, ENCODED] at 25 Hz for a file KIND-NAME.npz of clips; NaN where the encoder has not heard it."""
        targets = np.full((points, ENCODED), np.nan, np.float16)
        path = self._paths.get(sound_name(clip_file))
        if path is not None:
            outputs = np.load(path)
            pairs = outputs[: len(outputs) // 2 * 2].astype(np.float32).reshape(-1, 2, outputs.shape[1]).mean(1)
            heard = self._space.of(pairs)[:points, :ENCODED]
            targets[: len(heard)] = heard
        return targets


def sound_name(clip_file: Path) -> str:
    """The encoder's name, without "-", of the sound of KIND-NAME.npz; of no sound for a clip at another speed."""
    kind, _, name = clip_file.stem.partition("-")
    prefix = {"real": "clip", "generated": "clip", "taught": ""}.get(kind, kind)
    return prefix + name
