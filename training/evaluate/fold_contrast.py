"""Contrast of skin folds in rendered frames, against the same people's real frames.

    python -m training.evaluate folds LABELS

For each held-out clip, the frame with the least score of a shape is the photo, and the frame with the greatest score is
rendered from it. Along the fold's path on the canonical face, the mean profile across is taken; its contrast is the
depth in log light of the valley below its shoulders. The rendered frame is compared with the real one, with the photo,
and with the frame without folds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.canonical_face import photo_places
from inference.face.shape_scores import SHAPES, in_face_space, shape_scores
from inference.face_model import Segmenter
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.arguments import command_parser
from training.evaluate.picture_contenders import portrait_of
from training.labels.clip_frames import ClipFrames, load_clips, unmoved
from training.skin.fold_paths import mirrored, smooth
from training.skin.modelled_folds import FOREHEAD, GLABELLA, NASOLABIAL

FOLDS = {
    "smile, nasolabial": (("mouthSmileLeft", "mouthSmileRight"), [NASOLABIAL, mirrored(NASOLABIAL)]),
    "brows down, glabella": (("browDownLeft", "browDownRight"), [GLABELLA, mirrored(GLABELLA)]),
    "brows up, forehead": (("browInnerUp", "browOuterUpLeft", "browOuterUpRight"), FOREHEAD),
}
LEAST = 0.35
"""Difference of a shape's score between two frames of a clip from which they are compared."""
REACH, SHOULDER, OFF = 10, 5, 4
"""Map pixels: half width of a profile, distance of the valley's shoulders, and its largest distance from the path."""


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args(argv)
    cv2.setNumThreads(1)
    print_folds(load_clips(options.labels / "clips", held_out=True))


def print_folds(clips: list[ClipFrames]) -> None:
    """Print a row for each fold: median contrasts, and the share of the real change that is shown."""
    print("contrast of folds, log light: photo, real frame, rendered without and with folds")
    for name, (shapes, paths) in FOLDS.items():
        rows = np.array(list(_contrasts(clips, shapes, paths)))
        if len(rows):
            change = rows - rows[:, :1]
            share = change[:, 2:].mean(0) / change[:, 1].mean()
            print(
                f"  {name:22}"
                + "  ".join(f"{value:.3f}" for value in np.median(rows, 0))
                + "  share of the real change {:.2f} -> {:.2f}".format(*share)
                + f" ({len(rows)} people)"
            )


def _contrasts(
    clips: list[ClipFrames], shapes: tuple[str, ...], paths: Sequence[Sequence[tuple[float, float]]]
) -> Iterator[tuple[float, float, float, float]]:
    segmenter = Segmenter()
    columns = [SHAPES.index(shape) for shape in shapes]
    for clip in clips:
        scores = np.array([_scores(points)[columns].mean() for points in clip.landmarks])
        least, most = int(scores.argmin()), int(scores.argmax())
        if scores[most] - scores[least] < LEAST:
            continue
        portrait = portrait_of(clip, least, segmenter)
        real, points, _ = clip.frame(most, FRAME_SIZE, unmoved())
        pictures = [(portrait.crop, portrait.landmarks), (real, points)]
        pictures += [(picture, points) for picture in _rendered(Decoder(portrait), points)]
        photo, true, plain, folded = (float(np.mean([contrast(*one, path) for path in paths])) for one in pictures)
        yield photo, true, plain, folded


def _rendered(decoder: Decoder, points: Floats) -> tuple[Pixels, Pixels]:
    """The frame without and with folds."""
    folded, skin = decoder.render_landmarks(points), decoder._skin
    decoder._skin = _Unfolded()  # type: ignore[assignment]
    plain = decoder.render_landmarks(points)
    decoder._skin = skin
    return plain, folded


class _Unfolded:
    """Skin without folds."""

    def paint(self, *frame: object) -> None:
        """Changes nothing."""


def _scores(points: Floats) -> np.ndarray:
    face = in_face_space(points)
    return shape_scores(face, np.zeros_like(face))


def contrast(picture: Pixels, points: Floats, path: Sequence[tuple[float, float]]) -> float:
    """Depth in log light of the valley along a path of the canonical face, in an image with landmarks `points`."""
    light = np.log(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) + 12)
    seen = cv2.remap(light, photo_places(points), None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    line = smooth(path)
    slope = np.gradient(line, axis=0)
    normal = np.stack([slope[:, 1], -slope[:, 0]], -1) / np.linalg.norm(slope, axis=1, keepdims=True)
    across = np.arange(-REACH, REACH + 1)
    places = (line[:, None] + across[None, :, None] * normal[:, None] - 0.5).astype(np.float32)
    profile = cv2.remap(seen, places, None, cv2.INTER_LINEAR).mean(0)
    middle = range(REACH - OFF, REACH + OFF + 1)
    return max(float((profile[k - SHOULDER] + profile[k + SHOULDER]) / 2 - profile[k]) for k in middle)


if __name__ == "__main__":
    main()
