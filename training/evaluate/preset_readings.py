"""Emotion presets read back: the scores that the face model gives to rendered frames of faces that nothing is tuned on.

    python -m training.evaluate presets PORTRAITS [--faces judges|tuning] [--sheets DIR]

PORTRAITS is the folder of photos. Each preset is shown on 20 photos (smiling, neutral and grim; young and old; named in
preset_faces.toml) and on the built-ins, at rest, at strengths 0.5 and 1. A row gives the median scores and the share of
the photos whose reading agrees with the emotion (`WANTED`). `tuning` shows 20 other photos, on which presets are tuned.

The face model hardly ever gives noseSneer or cheekSquint (99.9th percentile over the labelled clips: 0.000), so disgust
is read from the upper lip, and a smile's squint from eyeSquint. eyeWide exceeds 0.1 in one frame of twenty, so wide
eyes are read from `lids`, the opening of the lids relative to the neutral frame.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.blendshapes import COLUMN, NAMES
from inference.face_model import FaceFinder
from inference.motion.buffer import idle, resting
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions
from inference.motion.steering import Steering
from inference.portrait.builtins import portraits as builtins
from inference.portrait.portrait import register
from inference.types import Floats, Motion, Pixels, Portrait
from training.arguments import command_parser
from training.evaluate.picture_sheets import write
from training.evaluate.read_back import read_frames
from training.labels.clip_labels import lid_opening

FACES = tomllib.loads(Path(__file__).with_name("preset_faces.toml").read_text(encoding="utf-8"))
STRENGTHS = (0.5, 1.0)
SHOWN = (
    "smile", "frown", "browDown", "browInnerUp", "browOuterUp", "eyeWide", "lids", "eyeSquint", "jawOpen", "upperUp"
)  # fmt: skip
SIDED = {"smile": "mouthSmile", "frown": "mouthFrown", "upperUp": "mouthUpperUp"}
"""Short names of scores; those not listed are their own name."""

Reading = Mapping[str, float]
WANTED: dict[str, Callable[[Reading], bool]] = {
    "happy": lambda r: r["smile"] >= 0.5 and r["eyeSquint"] >= 0.4,
    "sad": lambda r: (r["browInnerUp"] >= 0.4 or r["frown"] >= 0.1) and r["smile"] <= 0.1,
    "angry": lambda r: r["browDown"] >= 0.4 and r["smile"] <= 0.1,
    "surprised": lambda r: max(r["browInnerUp"], r["browOuterUp"]) >= 0.4 and r["jawOpen"] >= 0.15,
    "afraid": lambda r: r["lids"] >= 1.15 and r["browInnerUp"] >= 0.4 and r["smile"] <= 0.1,
    "disgusted": lambda r: r["upperUp"] >= 0.3 and r["smile"] <= 0.1,
    "contempt": lambda r: r["mouthSmileLeft"] - r["mouthSmileRight"] >= 0.2,
}
"""Whether a reading agrees with an emotion; without a figure of its own, a threshold lies above the 80th percentile of
real people's frames."""


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    parser.add_argument("portraits", type=Path)
    parser.add_argument("--faces", choices=sorted(FACES), default="judges")
    parser.add_argument("--sheets", type=Path, help="folder for contact sheets, one for each strength")
    options = parser.parse_args(argv)
    cv2.setNumThreads(1)
    own = {entry.name: entry.path for entry in builtins()}
    photos = own | {name: options.portraits / f"{name}.jpg" for name in FACES[options.faces]}
    frames = {name: expressions(register(path)) for name, path in photos.items()}
    for title, group in ((options.faces, FACES[options.faces]), ("built-ins", list(own))):
        print_table(title, [frames[name][1] for name in group])
    if options.sheets:
        write_sheets(options.sheets, {name: pictures for name, (pictures, _) in frames.items()})


def shown(emotion: Floats | None) -> Motion:
    """Motion of a silent face at rest that shows an emotion's scores [52]."""
    return resting(Steering().step(idle(0.0), Controls(emotion=emotion), 0.0))


def asked() -> dict[tuple[str, float], Floats]:
    """[52] scores of each preset at each strength, neutral first."""
    return {
        (name, strength): at_strength(scores, strength) for name, scores in emotions().items() for strength in STRENGTHS
    }


def expressions(portrait: Portrait) -> tuple[dict[tuple[str, float], Pixels], dict[tuple[str, float], Reading]]:
    """Frame and reading of a portrait in each preset at each strength."""
    decoder, finder = Decoder(portrait), FaceFinder()
    pictures = {preset: decoder.render(shown(scores)) for preset, scores in asked().items()}
    found = {preset: read_frames([picture] * 2, portrait, finder) for preset, picture in pictures.items()}
    lids = {preset: float(lid_opening(one.landmarks[-1:]).mean()) for preset, one in found.items()}
    rest = lids["neutral", 1.0]
    return pictures, {preset: dict(reading(one.scores[-1]), lids=lids[preset] / rest) for preset, one in found.items()}


def reading(scores: Floats) -> Reading:
    """The scores [52] by name, and by short name the mean of left and right."""
    sides = {name: float(scores[column]) for name, column in COLUMN.items()}
    stems = {name.removesuffix("Left") for name in NAMES if name.endswith("Left")}
    means = {stem: (sides[f"{stem}Left"] + sides[f"{stem}Right"]) / 2 for stem in stems}
    return sides | means | {name: means[stem] for name, stem in SIDED.items()}


def print_table(title: str, faces: list[dict[tuple[str, float], Reading]]) -> None:
    """One row for each preset and strength: medians over the faces, and how many agree."""
    print(
        f"{title}: {len(faces)} faces; median scores".ljust(34) + "".join(name.rjust(12) for name in SHOWN) + "  agree"
    )
    for name, strength in asked():
        rows = [face[name, strength] for face in faces]
        middle = (float(np.median([row[score] for row in rows])) for score in SHOWN)
        agree = f"  {sum(map(WANTED[name], rows))}" if name in WANTED else ""
        print(f"  {name} {strength}".ljust(34) + "".join(f"{value:.2f}".rjust(12) for value in middle) + agree)


def write_sheets(folder: Path, faces: dict[str, dict[tuple[str, float], Pixels]], size: int = 256) -> None:
    """One sheet for each strength: a row for each face, a column for each preset."""
    folder.mkdir(parents=True, exist_ok=True)
    for strength in STRENGTHS:
        rows = [
            np.hstack(
                [cv2.resize(face[name, strength], (size, size), interpolation=cv2.INTER_AREA) for name in emotions()]
            )
            for face in faces.values()
        ]
        write(folder / f"presets_{round(100 * strength)}.png", np.vstack(rows))


if __name__ == "__main__":
    main()
