"""Synthetic clips from photos, with mouth shut and open: sharp teeth for training the mouth network.

    python -m training.portraits.smiles PHOTOS OUT

Motion and compression blur teeth in video; photos are sharp. Every photo in PHOTOS that shows teeth becomes a clip in
OUT: renderings at rest by the current networks; the photo with its lips partly closed over its teeth, which stay fixed
to the skull; the photo with its mouth opened wide; and the photo. A photo with a shut mouth also becomes a clip: it is
opened with the teeth of a smiling photo. Every fifth photo is held out for evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.mouth.teeth import aligned_photo_window, teeth_plane
from inference.face.dynamics import DYNAMICS, LOWER, driving_landmarks, own_expression
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align
from inference.face.patches import cut
from inference.portrait.portrait import register
from inference.timebase import FRAME_SIZE
from inference.types import Floats, HeadPose, Motion, Pixels, Portrait
from inference.user_error import UserError
from training.arguments import command_parser
from training.evaluate.picture_contenders import Warp
from training.portraits.open_mouths import Teeth, lip_colour, mask, opened, teeth_seen, with_interior

TEETH_SEEN = 0.035
"""Minimum inner-lip distance of a smiling photo, in inter-ocular distances."""
TEETH_LEFT = 0.015
"""Minimum inner-lip distance of a partly closed smile, in inter-ocular distances."""
KEPT_OUT = 5
RESTS = 4
"""Frames with a shut mouth per photo, with small random differences."""
SHUT = 0.008
"""Maximum inner-lip distance of a shut mouth, in inter-ocular distances."""
PARTS, TRIES = 16, 120
"""Maximum number of partly closed smiles per photo, and number of random attempts."""
OPENS = 12
"""Wide-open frames per photo that shows at least TEETH_AREA pixels of teeth."""
TEETH_AREA = 120
COVERED = 0.985
"""Share of the partly closed mouth that the photo's open mouth must cover; otherwise lips show among the teeth."""


def shown_teeth(points: Floats) -> float:
    """Inner-lip distance of landmarks [478, 3], in inter-ocular distances."""
    face = align(points, dynamics_space().mean_face).to_face(points)
    return float(face[14, 1] - face[13, 1])


Frame = tuple[Pixels, Floats]
"""An image [512, 512, 3] and its landmarks [478, 3]."""


def smile(portrait: Portrait, rng: np.random.Generator) -> list[Frame]:
    """Frames from a photo that shows teeth: RESTS renderings at rest, then open mouths, then the photo."""
    teeth = Teeth.of(portrait.crop, portrait.landmarks) if shows_teeth(portrait) else None
    frames = rests(portrait, RESTS, rng) + parts(portrait, rng) + opens(portrait, teeth, rng)
    return [*frames, (portrait.crop, portrait.landmarks)]


def lent_smile(portrait: Portrait, lenders: list[Teeth], rng: np.random.Generator) -> list[Frame]:
    """Frames from a photo with a shut mouth: the photo and renderings at rest (RESTS in all), then open mouths.

    All open mouths use the teeth of one random lender, so that source and target of a pair show the same teeth.
    """
    level = np.percentile(portrait.crop[portrait.matte > 200].mean(-1), 95)
    lent = lenders[rng.integers(len(lenders))].lit(float(np.clip(level * rng.uniform(0.75, 1.0), 90, 235)))
    shut = [(portrait.crop, portrait.landmarks), *rests(portrait, RESTS - 1, rng)]
    return shut + opens(portrait, lent, rng)


def clip_of(portrait: Portrait, frames: list[Frame]) -> dict[str, np.ndarray]:
    """The fields of a label file (see training/labels/label.py) for `frames`; the scores are 0."""
    matte = cv2.resize(portrait.matte, (64, 64), interpolation=cv2.INTER_AREA)
    count = len(frames)
    return {
        "frame_index": np.arange(count),
        "size": np.array(FRAME_SIZE),
        "frames": np.array([jpeg(picture) for picture, _ in frames] + [None], object)[:-1],
        "landmarks": np.stack([points for _, points in frames]).astype(np.float32),
        "blendshapes": np.zeros((count, 52), np.float32),
        "mattes": np.stack([matte] * count),
    }


def shows_teeth(portrait: Portrait) -> bool:
    """True if the photo shows at least TEETH_AREA pixels of teeth."""
    return bool(teeth_seen(portrait.crop, portrait.landmarks).sum() >= TEETH_AREA)


def rests(portrait: Portrait, count: int, rng: np.random.Generator) -> list[Frame]:
    """`count` renderings with the mouth shut and small random motion, and their landmarks."""
    decoder = Decoder(portrait, threads=1)
    made = []
    for _ in range(count):
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[2:8] = 0.25 * rng.standard_normal(6)
        motion = Motion(0, HeadPose(*(1.5 * rng.standard_normal(3))), (0, 0), dynamics)
        made.append((decoder.render(motion), driving_landmarks(portrait, motion)))
    return made


def parts(portrait: Portrait, rng: np.random.Generator) -> list[Frame]:
    """Up to PARTS warps of the photo to a weaker smile, with its teeth composited, and their landmarks."""
    decoder, own = Warp(portrait, threads=1), expression(portrait)
    made: list[Frame] = []
    for _ in range(TRIES):
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[LOWER] = rng.uniform(0.2, 0.95) * own[LOWER] + 0.3 * rng.standard_normal(LOWER.stop)
        points = driving_landmarks(portrait, Motion(0, HeadPose(*(3 * rng.standard_normal(3))), (0, 0), dynamics))
        onto_photo = teeth_kept(points, portrait.landmarks)
        if len(made) < PARTS and shown_teeth(points) >= TEETH_LEFT and covers(portrait.landmarks, points, onto_photo):
            made.append((with_teeth(decoder.render_landmarks(points), portrait.crop, points, onto_photo), points))
    return made


def opens(portrait: Portrait, teeth: Teeth | None, rng: np.random.Generator) -> list[Frame]:
    """OPENS warps of the photo to an open mouth with teeth and a drawn tongue, and landmarks; empty without teeth."""
    decoder, own = Warp(portrait, threads=1), expression(portrait)
    lips, made = lip_colour(portrait.crop, portrait.landmarks), []
    for _ in range(OPENS if teeth else 0):
        motion = Motion(0, HeadPose(*(3 * rng.standard_normal(3))), (0, 0), opened(own, rng))
        points = driving_landmarks(portrait, motion)
        made.append((with_interior(decoder.render_landmarks(points), points, lips, teeth, rng), points))
    return made


def expression(portrait: Portrait) -> Floats:
    """[D] dynamics coefficients of the photo's expression."""
    face = align(portrait.landmarks, dynamics_space().mean_face).to_face(portrait.landmarks)
    return np.asarray(own_expression(face, portrait.blendshapes), np.float32)


def teeth_kept(points: Floats, own: Floats) -> Floats:
    """[2, 3] map from image to photo pixels that keeps the teeth fixed to the skull."""
    identity = np.eye(2, 3, dtype=np.float32)
    return aligned_photo_window(identity, teeth_plane(points)[0], teeth_plane(own)[0])


def covers(own: Floats, points: Floats, onto_photo: Floats) -> bool:
    """True if the photo's open mouth covers at least COVERED of the open mouth of `points`."""
    seen, wanted = cut(mask(own), onto_photo, (FRAME_SIZE, FRAME_SIZE)), mask(points)
    return bool((np.minimum(seen, wanted).sum(dtype=float)) >= COVERED * wanted.sum(dtype=float))


def with_teeth(picture: Pixels, photo: Pixels, points: Floats, onto_photo: Floats) -> Pixels:
    """`picture` with the photo's teeth composited into its open mouth."""
    share = cv2.GaussianBlur(mask(points), (0, 0), 0.6)[..., None] / np.float32(255)
    teeth = cut(photo, onto_photo, (FRAME_SIZE, FRAME_SIZE))
    return np.asarray(np.round(share * teeth + (1 - share) * picture), np.uint8)


def jpeg(picture: Pixels) -> np.ndarray:
    return cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 97])[1]


def portraits(photos: Path) -> Iterator[tuple[str, Portrait]]:
    """Names and portraits of the training photos that register; every fifth photo is held out."""
    for number, photo in enumerate(sorted(photos.glob("*.jpg"))):
        if number % KEPT_OUT == 0:
            continue
        try:
            yield photo.stem, register(photo)
        except UserError as error:
            print(error)


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    shut, lenders = [], []
    for name, portrait in portraits(options.photos):
        gap = shown_teeth(portrait.landmarks)
        if gap >= TEETH_SEEN:
            np.savez(options.out / f"{name}.npz", **clip_of(portrait, smile(portrait, rng)))
            lenders += [Teeth.of(portrait.crop, portrait.landmarks)] if shows_teeth(portrait) else []
        elif gap < SHUT:
            shut.append((name, portrait))
    for name, portrait in shut:
        np.savez(options.out / f"{name}.npz", **clip_of(portrait, lent_smile(portrait, lenders, rng)))


if __name__ == "__main__":
    main()
