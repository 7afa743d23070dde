"""Fit the regression from voice features to the face's arousal and valence, and print how well it generalises.

    python -m training.head.mood [LABELS] [DATA] [--out inference/motion/mood_weights.py]

Labels are the clips' own face scores, smoothed over a second and counted from each clip's mean; no names of emotions.
Arousal: how fast head and brows move. Valence: smile less pressed lips. Ridge regression on all clips with sound that
are not held out, real and generated; correlations are printed for the held-out people (mean weighted by length).
A target with a correlation of less than LEAST gets weights of 0.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

from inference.face.blendshapes import COLUMN
from inference.motion.head_channels import HEAD
from inference.motion.mood import FEATURES, SPOKEN, MoodFeatures
from training.head.data import OUT as DATA
from training.head.data import filled, longest_run
from training.labels.clip_labels import LABELS, read_clip

Array = npt.NDArray[np.float64]
WEIGHTS = Path(__file__).parents[2] / "inference" / "motion" / "mood_weights.py"

NAMES = ("arousal", "valence")
SMOOTHING = 25
"""Standard deviation of the labels' smoothing in frames."""
QUICK = 6
"""Standard deviation in frames over which speeds of head and brows are smoothed before the logarithm."""
SHORTEST = 100
RIDGE = 0.3
"""Ridge in units of the features' variance times their number of rows."""
SHOWN = 0.6
"""Standard deviation that the estimates are scaled to: ridge regression shrinks them to next to nothing."""
LEAST = 0.1
"""Correlation on held-out people below which a target is not used."""


def both(scores: Array, name: str) -> Array:
    """[n] mean of the left and right score."""
    return np.asarray(scores[:, [COLUMN[f"{name}Left"], COLUMN[f"{name}Right"]]].mean(1))


def targets(scores: Array, head: Array) -> Array:
    """[n, 2] arousal and valence of scores [n, 52] and head angles [n, 3], from the clip's mean."""
    turning = gaussian_filter1d(np.abs(np.gradient(head, axis=0)), QUICK, axis=0).sum(1)
    raised = both(scores, "browOuterUp") + scores[:, COLUMN["browInnerUp"]]
    brows = np.abs(np.gradient(gaussian_filter1d(raised, 2)))
    arousal = np.log(turning + 0.05) + np.log(gaussian_filter1d(brows, QUICK) + 0.005)
    valence = both(scores, "mouthSmile") - both(scores, "mouthPress")
    smooth = gaussian_filter1d(np.stack([arousal, valence], 1), SMOOTHING, axis=0, mode="nearest")
    return np.asarray(smooth - smooth.mean(0))


def examples(labels: Path, data: Path, kind: str) -> list[tuple[str, Array, Array]]:
    """(clip, features [n, FEATURES], targets [n, 2]) of spoken points of one kind of clips with sound."""
    found = []
    for path in sorted(data.glob(f"{kind}-*.npz")):
        with np.load(path) as fields:
            prosody, opening, curves, sound = (fields[name] for name in ("prosody", "opening", "curves", "sound"))
        if not sound or len(curves) < SHORTEST:
            continue
        clip = read_clip(labels / "clips" / f"{path.stem.split('-')[1]}.npz")
        clip = filled(clip, *longest_run(clip.found))
        mood = MoodFeatures()
        features = np.stack([mood.step(point, float(gate)) for point, gate in zip(prosody, opening, strict=True)])
        spoken = opening >= SPOKEN
        if spoken.sum() >= SHORTEST / 2:
            wanted = targets(clip.blendshapes.astype(np.float64), curves[:, HEAD][:, :3].astype(np.float64))
            found.append((clip.name, features[spoken], wanted[spoken]))
    return found


def fit(rows: list[tuple[str, Array, Array]]) -> tuple[Array, Array]:
    """Spread of features [FEATURES]; weights [FEATURES, 2] of estimates with a standard deviation of SHOWN."""
    features, wanted = (np.concatenate([row[part] for row in rows]) for part in (1, 2))
    spread, unit = features.std(0) + 1e-6, wanted.std(0)
    x, y = features / spread, wanted / unit
    gram = x.T @ x + RIDGE * len(x) * np.eye(FEATURES)
    weights = np.linalg.solve(gram, x.T @ y)
    return spread, SHOWN * weights / ((x @ weights).std(0) + 1e-9)


def correlations(rows: list[tuple[str, Array, Array]], spread: Array, weights: Array) -> tuple[Array, Array]:
    """Correlation of each target [2]: mean over the clips weighted by length, and over all points together."""
    within, sizes, ours, real = [], [], [], []
    for _, features, wanted in rows:
        guess = features / spread @ weights
        within.append([np.corrcoef(guess[:, k], wanted[:, k])[0, 1] for k in range(2)])
        sizes.append(len(guess))
        ours.append(guess)
        real.append(wanted)
    together = [np.corrcoef(np.concatenate(ours)[:, k], np.concatenate(real)[:, k])[0, 1] for k in range(2)]
    return np.average(np.nan_to_num(within), 0, sizes), np.array(together)


def text(spread: Array, weights: Array, notes: str) -> str:
    """Source of mood_weights.py."""
    rows = ",\n        ".join(f"[{a:.4f}, {b:.4f}]" for a, b in weights)
    return f'''"""Weights of the voice's mood, written by `python -m training.head.mood`: do not edit.

{notes}
"""

from __future__ import annotations

import numpy as np

SPREAD = np.array([{", ".join(f"{value:.4f}" for value in spread)}])
"""[8] standard deviation of each feature of inference/motion/mood.py."""

WEIGHTS = np.array(
    [
        {rows},
    ]
)
"""[8, 2] from features in their standard deviations to arousal and valence."""
'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    learnt, judged = (
        [row for kind in kinds for row in examples(options.labels, options.data, kind)]
        for kinds in (("real", "generated"), ("judge",))
    )
    spread, weights = fit(learnt)
    within, together = correlations(judged, spread, weights)
    own, _ = correlations(learnt, spread, weights)
    for name, *values in zip(NAMES, own, within, together, strict=True):
        print(f"{name}: r {values[0]:.2f} on {len(learnt)} clips learnt from;", end=" ")
        print(f"held out {values[1]:.2f} within a clip, {values[2]:.2f} over {len(judged)} clips")
    kept = within >= LEAST
    notes = "Held-out people: r {:.2f} arousal, {:.2f} valence; targets below {} are 0.".format(*within, LEAST)
    options.out.write_text(text(spread, weights * kept, notes), encoding="utf-8")


if __name__ == "__main__":
    main()
