"""Pairs of drawn and real mouths: frames of training clips, drawn from another frame of the same clip.

    python -m training.mouth.pairs [LABELS] [OUT.npz] [--photos 6] [--frames 9] [--seed N]

Held-out people of split.toml are left out. A pair holds both mouths on the cells of the light, which is smooth; the
error that finer detail makes is a constant beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.mouth.coarse_mouth import CELLS
from inference.face.patches import MOUTH_SIZE, cut, mouth_maps
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait
from training.arguments import command_parser
from training.evaluate.pair_choice import draw_driving, draw_source
from training.labels.clip_frames import ClipFrames, load_clips, unmoved

OUT = Path("training/out/mouth_pairs.npz")

Pair = dict[str, np.ndarray]


class UnshadedDecoder(Decoder):
    """The decoder without the network that is to be trained."""

    def __init__(self, portrait: Portrait) -> None:
        super().__init__(portrait)
        self._mouth.shading = None

    def pair(self, real: Pixels, points: Floats) -> Pair | None:
        """The frame with landmarks `points` [478, 3] beside a `real` one; None if the photo's mouth suffices."""
        geometry = self.locate(points)
        mouth = geometry.mouth
        if mouth is None or self._mouth.teeth.flat:
            return None
        window = mouth.window
        seen, share = self._mouth.seen(mouth, points)
        drawn, wanted = (cut(each, window, MOUTH_SIZE).astype(np.float32) for each in (self.draw(geometry), real))
        inside = mouth_maps(points, window)[1].astype(np.float32)[..., None] / 255
        skin, hollow, shown = (_on_cells(each) for each in (drawn * (1 - inside), drawn * inside, wanted))
        detail = ((drawn - wanted) ** 2).mean() - ((skin + hollow - shown) ** 2).mean()
        colour = np.float32(self._mouth.colours.share)
        arrays = {
            "seen": seen,
            "rest": self._mouth.coarse.rest,
            "share": share,
            "skin": skin,
            "inside": hollow,
            "real": shown,
        }
        return {name: each.astype(np.float16) for name, each in arrays.items()} | {"detail": detail, "colour": colour}


def clip_pairs(clip: ClipFrames, photos: int, frames: int, seed: int) -> Iterator[Pair]:
    """Pairs of one clip: `photos` photos, up to `frames` frames drawn from each."""
    rng = np.random.default_rng(seed)
    for _ in range(photos):
        source = draw_source(clip, rng)
        picture, points, _ = clip.frame(source, FRAME_SIZE, unmoved())
        everything = np.full(picture.shape[:2], 255, np.uint8)
        scores = clip.blendshapes[source]
        decoder = UnshadedDecoder(Portrait("frame", picture, points, scores, points, everything, picture))
        for driving in {draw_driving(clip, rng) for _ in range(frames)} - {source}:
            real, shown, _ = clip.frame(driving, FRAME_SIZE, unmoved())
            pair = decoder.pair(real, shown)
            if pair is not None:
                yield pair | {"name": np.array(clip.name)}


def _on_cells(picture: Floats) -> Floats:
    return np.asarray(cv2.resize(picture, CELLS, interpolation=cv2.INTER_AREA), np.float32)


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    parser.add_argument("labels", type=Path, nargs="?", default=Path("training/out/labels"))
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--photos", type=int, default=6)
    parser.add_argument("--frames", type=int, default=9)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    cv2.setNumThreads(1)
    clips = load_clips(options.labels / "clips", held_out=False)
    counts = options.photos, options.frames
    pairs = [pair for k, clip in enumerate(clips) for pair in clip_pairs(clip, *counts, options.seed + k)]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(options.out, **{name: np.stack([pair[name] for pair in pairs]) for name in pairs[0]})
    print(f"{len(pairs)} pairs of {len(clips)} clips in {options.out}")


if __name__ == "__main__":
    main()
