"""Agreement of our lips with their teacher in languages of which there are no judged clips."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from training.evaluate.lips_rows import Mover, cells
from training.evaluate.mouth_measures import Curve, correlation
from training.evaluate.table import Table
from training.lips.loss import mouth_measures
from training.lips.network import VOICE
from training.lips.teacher import OUT
from training.lips.teacher_network import load_teacher
from training.lips.whisper_features import ENCODER, encode_whole
from training.speech.timed_speech import Utterance


def judge_agreement(table: Table, movers: dict[str, Mover], spoken: Iterable[Utterance]) -> None:
    """One row a language: mean correlation of the aperture with the teacher's over its utterances."""
    if not (OUT.exists() and (ENCODER / "model.bin").exists()):
        print("left out: agreement with the teacher (see training/lips/teacher.py and whisper_features.py)")
        return
    teacher = load_teacher(OUT)
    by_language: dict[str, list[tuple[Utterance, Curve]]] = {}
    for each in spoken:
        said, _ = teacher(encode_whole(each.sound))
        by_language.setdefault(each.language, []).append((each, said[:, :VOICE] @ mouth_measures()[:, 0]))
    for language, pairs in by_language.items():
        found = {name: [agreement(mover, *pair) for pair in pairs] for name, mover in movers.items()}
        label = f"aperture r0 with the teacher, {language}, n={len(pairs)}"
        table.row(label, **cells(found, lambda values: f"{np.mean(values):.2f}"))


def agreement(mover: Mover, spoken: Utterance, taught: Curve) -> float:
    """Correlation of the aperture with the teacher's [n25] at zero lag."""
    times = np.arange(len(taught)) / 25
    return correlation(mover(spoken.sound, times).aperture, taught.clip(0))
