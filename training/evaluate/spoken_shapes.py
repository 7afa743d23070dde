"""Sheet of eight mouth shapes out of speech: the motion in the middle of phones whose times are known.

    python -m training.evaluate.spoken_shapes OUT.png PORTRAIT... [--offline] [--zoom] [--size 512]

The sound is TEST-ONLY synthetic speech (training.speech.timed_speech). Of all phones of a kind in the sentences of
ENGINE's voices, said in their context, the one is shown whose mouth is nearest to the mean of its kind. One portrait
per row; the first column is the photo.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER
from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.timebase import MOTION_RATE
from inference.types import AudioChunk, Motion
from training.arguments import command_parser
from training.evaluate.contact_sheet import row
from training.evaluate.mouth_measures import faces
from training.speech.timed_phones import Phone
from training.speech.timed_speech import Utterance, utterances

ENGINE = "kokoro"
"""The engine with the most natural voices; Spanish, Italian and Portuguese together have all eight."""
PHONES = {
    "aa": ("a",),
    "ee": ("i",),
    "oo": ("u",),
    "oh": ("o", "ɔ"),
    "f": ("f",),
    "l": ("l",),
    "m": ("m",),
    "ch": ("ʃ", "ʧ", "tʃ"),
}
"""Phones by shape, in the order of the columns."""
LONGEST = 0.2
"""Seconds; Kokoro's longer phones contain the pause after them."""


def shapes(spoken: list[Utterance], lips: LipsModel) -> list[Motion]:
    """The typical motion of each kind in PHONES."""
    said: dict[str, list[Motion]] = {name: [] for name in PHONES}
    for each in spoken:
        generator = MotionGenerator(lips=lips)
        points = generator.push(AudioChunk(each.sound, 0, 0.0)) + generator.flush()
        for phone in each.phones:
            for name in kinds(phone):
                said[name].append(points[round((phone.start + phone.end) / 2 * MOTION_RATE)])
    if missing := [name for name, motions in said.items() if not motions]:
        raise SystemExit(f"No {', '.join(missing)} in the {ENGINE} sentences; run training.speech.timed_speech first.")
    return [typical(motions) for motions in said.values()]


def kinds(phone: Phone) -> list[str]:
    """The kind that a phone is of, or none."""
    short = phone.end - phone.start <= LONGEST
    return [name for name, phones in PHONES.items() if short and phone.name in phones]


def typical(motions: list[Motion]) -> Motion:
    """The one whose lips are nearest to the mean of all."""
    lips = faces(motions)[:, [*LIPS_OUTER, *LIPS_INNER]].reshape(len(motions), -1)
    return motions[int(np.linalg.norm(lips - lips.mean(0), axis=1).argmin())]


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("portraits", type=Path, nargs="+")
    parser.add_argument("--offline", action="store_true", help="use the lips for finished sound")
    parser.add_argument("--zoom", action="store_true", help="show the mouth only, at full resolution")
    parser.add_argument("--size", type=int, default=512)
    options = parser.parse_args()
    spoken = [each for each in utterances() if each.engine == ENGINE]
    motions = shapes(spoken, OFFLINE if options.offline else STREAMING)
    sheet = np.vstack([row(photo, motions, options.size, options.zoom) for photo in options.portraits])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))
    print(f"columns: photo, {', '.join(PHONES)}")


if __name__ == "__main__":
    main()
