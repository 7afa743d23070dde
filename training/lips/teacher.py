"""Teacher of the lips: from a frozen speech encoder's outputs to lower-face coefficients; used in training only.

    python -m training.lips.teacher [--features FOLDER] [--lips FOLDER] [--sounds FOLDER] [--out TEACHER.pt]
        [--members 4] [--steps 700] [--validate | --trained]

Learns from real and generated clips and GRID (coefficients, voice) and from synthetic speech (phones, shut lips); its
answers are the mean of --members networks. Writes its weights, and what it says of each sound of training.lips.corpus
as LIPS/taught-NAME.npz (unless that exists) in the form of training.lips.data. --validate keeps people out
(batches.VALIDATION), prints the correlations of aperture, width, height, jaw and protrusion on them, and writes
nothing; --trained only labels, with the weights of an earlier run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from inference.face.dynamics import LOWER
from training.labels.clip_labels import LABELS
from training.lips.batches import VALIDATION, Clip, read_data
from training.lips.corpus import OUT as SOUNDS
from training.lips.data import OUT as LIPS
from training.lips.loss import LipsLoss, lip_measures
from training.lips.network import SHUT, VOICE
from training.lips.teacher_batches import MIX, TeacherBatches, encoded_clips
from training.lips.teacher_network import Teacher, TeacherNet, Values, components, load_teacher, save_teacher
from training.lips.whisper_features import OUT as FEATURES

OUT = LABELS.parent / "teacher.pt"
RATE = 2e-3
"""Learning rate at its highest."""

SURE_PHONE, SURE_SHUT, SURE_APART = 0.6, 0.75, 0.15
"""Probabilities from which the teacher's word on phones and shut lips is passed on."""

Asked = Callable[[npt.NDArray[np.floating]], tuple[Values, Values]]
"""As Teacher."""


def train_net(batches: TeacherBatches, steps: int, seed: int) -> TeacherNet:
    """One member."""
    torch.manual_seed(seed)
    net, loss = TeacherNet(), LipsLoss()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(steps):
        heard, wanted = batches.draw()
        value = loss(*net(heard), wanted)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    return net.eval()


def once(clips: list[Clip]) -> list[Clip]:
    """Each clip at its own speed: of those with one name the last read."""
    return list({(clip.kind, clip.name): clip for clip in clips}.values())


def label_sounds(teacher: Teacher, features: Path, sounds: Path, out: Path) -> None:
    """Write what the teacher says of every sound beside its log-mel features."""
    for path in sorted(sounds.glob("*.npz")):
        encoded = features / f"{path.stem}.npy"
        target = out / f"taught-{path.stem.replace('-', '')}.npz"
        if encoded.exists() and not target.exists():
            with np.load(path) as fields:
                named = {name: fields[name] for name in fields.files}
            np.savez(target, **answers(teacher, np.load(encoded), named))


def answers(teacher: Asked, outputs: npt.NDArray[np.floating], fields: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The fields of a sound with the teacher's coefficients, phones and shut lips [n25]."""
    said, phones = teacher(outputs)
    points = min(len(said), len(fields["speech"]))
    said, phones = said[:points], phones[:points]
    shut = 1 / (1 + np.exp(-said[:, SHUT]))
    likely = np.where(phones.max(-1) > SURE_PHONE, phones.argmax(-1), -1).astype(np.int8)
    known = np.where(shut > SURE_SHUT, 1.0, np.where(shut < SURE_APART, 0.0, np.nan))
    return fields | {
        "coefficients": said[:, LOWER],
        "speech": fields["speech"][:points],
        "phone": likely,
        "shut": np.where(fields["speech"][:points], known, np.nan).astype(np.float32),
    }


def correlations(teacher: Teacher, clips: list[Clip], folder: Path) -> Iterator[tuple[str, Values]]:
    """Name and correlation of each mouth measure of the clean sound."""
    measures = lip_measures()
    for clip in clips:
        said, _ = teacher(np.load(folder / f"clip-{clip.name}.npy"))
        points = min(len(said), len(clip.target))
        found = np.isfinite(clip.target[:points, 0])
        guess, truth = (curve[:points][found] @ measures for curve in (said[:, :VOICE], clip.target))
        yield clip.name, np.array([np.corrcoef(a, b)[0, 1] for a, b in zip(guess.T, truth.T, strict=True)], np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=Path, default=FEATURES)
    parser.add_argument("--lips", type=Path, default=LIPS)
    parser.add_argument("--sounds", type=Path, default=SOUNDS)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--members", type=int, default=4)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--trained", action="store_true", help="only label, with the weights of an earlier run")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.trained:
        label_sounds(load_teacher(options.out), options.features, options.sounds, options.lips)
    else:
        train(options)


def train(options: argparse.Namespace) -> None:
    """Train and judge, or train and label."""
    clips = [clip for clip in once(read_data(options.lips)) if clip.kind in (*MIX, "spoken")]
    space = components(sorted(options.features.glob("*.npy")))
    encoded = encoded_clips(options.features, clips, space)
    clips = [clip for clip in clips if clip.name in encoded]
    people = [clip for clip in clips if clip.kind == "real" and clip.name in VALIDATION and options.validate]
    taught = [clip for clip in clips if not any(clip is person for person in people)]
    nets = [train_net(TeacherBatches(taught, encoded, seed), options.steps, seed) for seed in range(options.members)]
    teacher = Teacher(space, nets)
    for name, values in correlations(teacher, people, options.features):
        print(name, np.round(values, 2), flush=True)
    if not options.validate:
        save_teacher(teacher, options.out)
        label_sounds(teacher, options.features, options.sounds, options.lips)


if __name__ == "__main__":
    main()
