"""Evaluate the trained models on held-out people.

python -m training.evaluate lips [LABELS]
python -m training.evaluate closures [SPEECH]
python -m training.evaluate motion [LABELS] [--strips OUT_DIR]
python -m training.evaluate picture LABELS [--pairs 164] [--clips DIR] [--portraits DIR] [--sheets DIR]
python -m training.evaluate folds LABELS
python -m training.evaluate presets PORTRAITS [--faces judges|tuning] [--sheets DIR]
"""

from __future__ import annotations

import sys

from training.evaluate import closures, fold_contrast, lips, motion, picture, preset_readings

JUDGES = {
    "lips": lips.main,
    "closures": closures.main,
    "motion": motion.main,
    "picture": picture.main,
    "folds": fold_contrast.main,
    "presets": preset_readings.main,
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in JUDGES:
        raise SystemExit(__doc__)
    JUDGES[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    main()
