"""Sheet of eight mouth shapes out of speech: the motion in the middle of phones whose times are known.

    python -m training.evaluate.spoken_shapes OUT.png PORTRAIT... [--offline] [--zoom] [--size 512]

The sound is TEST-ONLY synthetic speech (training.speech.timed_speech); each shape is taken at the longest phone of its
kind (pauses aside) in all sentences of ENGINE's voices, in the context in which it is said. One portrait per row; the
first column is the photo.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.timebase import MOTION_RATE
from inference.types import AudioChunk, Motion
from training.arguments import command_parser
from training.evaluate.contact_sheet import row
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


def clearest(spoken: list[Utterance]) -> dict[str, tuple[Utterance, Phone]]:
    """The longest phone of each kind in PHONES, with the sentence in which it is said."""
    found: dict[str, tuple[Utterance, Phone]] = {}
    for name, phones in PHONES.items():
        said = [(each, phone) for each in spoken for phone in each.phones if phone.name in phones]
        said = [pair for pair in said if pair[1].end - pair[1].start <= LONGEST]
        if not said:
            raise SystemExit(f"No phone {name} among the {ENGINE} sentences; run training.speech.timed_speech first.")
        found[name] = max(said, key=lambda pair: pair[1].end - pair[1].start)
    return found


def shapes(spoken: list[Utterance], lips: LipsModel) -> list[Motion]:
    """The motion in the middle of each phone of PHONES."""
    motions = []
    for said, phone in clearest(spoken).values():
        generator = MotionGenerator(lips=lips)
        points = generator.push(AudioChunk(said.sound, 0, 0.0)) + generator.flush()
        motions.append(points[round((phone.start + phone.end) / 2 * MOTION_RATE)])
    return motions


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
