"""Train the lips on what training/lips/data.py, spoken.py and teacher.py wrote.

    python -m training.lips.train [DATA] [OUT.pt] [--offline] [--minutes 60] [--seed 0] [--width 256] [--validate]

Batches mix the teacher's labels, real clips, GRID's one speaker, generated clips, synthetic speech and noise
(batches.MIX), more synthetic speech first. Printed are the closures found in synthetic voices, which are always kept
out; --validate keeps people out too (VALIDATION) and prints the aperture correlation on them. --offline trains the
network that sees a second on both sides. One thread; minutes are of wall time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from inference.motion.lips import OFFLINE, STREAMING
from training.lips.batches import MIX, VALIDATION, Batches, Clip, padded, read_data
from training.lips.data import OUT as DATA
from training.lips.encoder_targets import EncoderTargets
from training.lips.loss import LipsLoss, encoder_loss, mouth_measures
from training.lips.network import SHUT, VOICE, LipsEnsemble, LipsNet, load_net, save_net, widened
from training.lips.teacher import OUT as TEACHER
from training.lips.teacher_network import load_teacher
from training.lips.whisper_features import OUT as ENCODER
from training.precision import autocast
from training.speech.synthesise import held_back

OUT = DATA.parent / "lips.pt"
RATE = 1.2e-3
"""Learning rate at its highest."""
WARM_UP = 300
"""Steps in which it rises."""
ENCODER_SHARE = 0.5
"""Weight of the speech encoder's components in the loss."""
MEMORY = 1500
"""Steps over which the weights that are kept are averaged."""


def predict(net: LipsNet | LipsEnsemble, features: np.ndarray, points: int) -> np.ndarray:
    """[points, OUTPUTS] of a whole clip."""
    with torch.no_grad():
        return net(torch.tensor(padded(features.astype(np.float32), net.model))[None])[0, :points].numpy()


def aperture_scores(net: LipsNet | LipsEnsemble, clips: list[Clip]) -> Iterator[tuple[str, float, float]]:
    """Name, aperture correlation and ratio of standard deviations of each clip (clean version)."""
    measure = mouth_measures()[:, 0]
    for clip in clips:
        found = np.isfinite(clip.target[:, 0])
        out = predict(net, clip.versions[0], len(clip.target))[found]
        guess = (out[:, :VOICE] @ measure).clip(0) / (1 + np.exp(-2 * out[:, VOICE]))
        wanted = clip.target[found] @ measure
        yield clip.name, float(np.corrcoef(guess, wanted)[0, 1]), float(guess.std() / wanted.std())


def shut_scores(net: LipsNet | LipsEnsemble, clips: list[Clip]) -> tuple[float, float]:
    """Share of timed closures with a point found shut (logit > 0), and share of open points found shut."""
    caught, wrong = [], []
    for clip in clips:
        found = predict(net, clip.versions[0], len(clip.shut))[:, SHUT] > 0
        wrong.append(found[clip.shut == 0])
        edges = np.flatnonzero(np.diff(np.concatenate([[0], clip.shut == 1, [0]])))
        caught += [found[start:end].any() for start, end in edges.reshape(-1, 2)]
    return float(np.mean(caught)), float(np.concatenate(wrong).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--offline", action="store_true", help="the network for finished sound")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--resume", type=Path, help="weights to go on from")
    parser.add_argument("--done", type=float, default=0.0, help="part 0..1 of the training that those have behind them")
    options = parser.parse_args()
    net = started(options)
    clips, held = divided(read_data(options.data, encoder_targets()), options.validate)
    train(net, clips, held, options.out, 60 * options.minutes, options.seed, options.done)


def started(options: argparse.Namespace) -> LipsNet:
    """A new network, or the one to go on from, widened if it is narrower than wanted."""
    if not options.resume:
        return LipsNet(OFFLINE if options.offline else STREAMING, options.width)
    net = load_net(options.resume)
    return widened(net, options.width) if options.width > net.width else net


def encoder_targets() -> EncoderTargets | None:
    """The speech encoder's outputs of all sound, where the teacher is trained."""
    return EncoderTargets(ENCODER, load_teacher(TEACHER).space) if TEACHER.exists() else None


def train(
    net: LipsNet, clips: list[Clip], held: list[Clip], out: Path, seconds: float, seed: int = 0, first: float = 0.0
) -> LipsNet:
    """Train for `seconds`, from the part `first` of the whole on; the learning rate rises, then falls."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    batches, loss, average = Batches(clips, seed, net.model), LipsLoss(), AveragedModel(net, avg_fn=running_mean)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.05)
    started, step, mean, shown = time.perf_counter(), 0, 0.0, first
    while (done := first + (1 - first) * (time.perf_counter() - started) / seconds) < 1:
        optimiser.param_groups[0]["lr"] = RATE * min(1, step / WARM_UP) * (0.5 + 0.5 * np.cos(np.pi * done)) + 1e-5
        features, wanted = batches.draw(done)
        with autocast():
            heard, phones, encoded = net.with_lessons(features)
        value = loss(heard.float(), phones.float(), wanted) + ENCODER_SHARE * encoder_loss(
            encoded.float(), wanted.encoded
        )
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        average.update_parameters(net)
        step, mean = step + 1, mean + (value.item() - mean) * max(0.005, 1 / (step + 1))
        if done - shown > 0.04:
            shown = done
            print(f"{done:4.0%} step {step} loss {mean:.4f} {summary(average.module, held)}", flush=True)
            save_net(average.module, out)
    net = average.module
    net.eval()
    print(f"done {step} steps {summary(net, held)}", flush=True)
    save_net(net, out)
    return net


def divided(clips: list[Clip], validate: bool) -> tuple[list[Clip], list[Clip]]:
    """Clips to learn from, and those to choose settings by: people (if `validate`) and voices."""
    clips = [clip for clip in clips if clip.kind in MIX]
    held = [clip for clip in clips if (clip.kind == "spoken" and held_back(clip.name))]
    people = [clip for clip in clips if validate and clip.kind == "real" and clip.name in VALIDATION]
    unheard = {f"clip{name}" for name in VALIDATION if validate}
    away = {id(clip) for clip in held + people}
    return [clip for clip in clips if id(clip) not in away and clip.name not in unheard], held + people


def running_mean(average: Tensor, new: Tensor, count: Tensor | int) -> Tensor:
    """Mean of the weights over about the last MEMORY steps, fewer at the beginning."""
    return average + (new - average) * max(1 / MEMORY, 4 / (4 + int(count)))


def summary(net: LipsNet, clips: list[Clip]) -> str:
    if not clips:
        return ""
    net.eval()
    # The last of each name is the clip itself; those before are its twins at other speeds.
    people = list({clip.name: clip for clip in clips if clip.kind == "real"}.values())
    scores = list(aperture_scores(net, people)) or [("none", np.nan, np.nan)]
    caught, wrong = shut_scores(net, [clip for clip in clips if clip.kind == "spoken"])
    net.train()
    each = " ".join(f"{name} {r:.2f}" for name, r, _ in scores)
    return f"validation r {np.mean([s[1] for s in scores]):.3f} ({each}) closures {caught:.3f} wrongly {wrong:.3f}"


if __name__ == "__main__":
    main()
