"""How close the decoder comes to real frames of people it never saw: one frame of a clip drawn from another.

    python -m training.evaluate picture LABELS [--pairs 200] [--sheet SHEET.png]

Prints PSNR and SSIM over the person, the mouth window and the eye windows for: the photo left as it is, the warp by
geometry alone, the warp refined by the flow network, the full decoder (through onnxruntime, as the product runs it).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
from skimage.metrics import structural_similarity

from inference.coarse_flow import coarse_flow
from inference.decoder import Decoder
from inference.face_patches import EYE_SIZE, MOUTH_SIZE, cut, eye_window, mouth_window
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait
from training.clip_frames import ClipFrames, load_clips, unmoved
from training.paint_pairs import draw_driving, draw_source

Scores = dict[tuple[str, str], list[tuple[float, float]]]
"""(PSNR, SSIM) of every pair, by contender and region."""


class RefinedWarp(Decoder):
    """The decoder without its paint networks."""

    def _paint_mouth(self, frame: Pixels, points: Floats, grid: Floats) -> None:
        pass

    def _paint_eyes(self, frame: Pixels, points: Floats, grid: Floats) -> None:
        pass


class GeometricWarp(RefinedWarp):
    """The decoder without any network."""

    def _flow(self, points: Floats) -> Floats:
        unit = 2 / FRAME_SIZE
        grid = coarse_flow(self.portrait.landmarks * unit - 1, points * unit - 1)
        return np.asarray((grid + 1) * (FRAME_SIZE / 2) - 0.5, np.float32)


class StillPhoto(RefinedWarp):
    """The photo itself, not moved at all."""

    def render_landmarks(self, points: Floats) -> Pixels:  # noqa: ARG002 - the interface has them
        return self.portrait.crop


CONTENDERS: dict[str, Callable[[Portrait], Decoder]] = {
    "photo as it is": StillPhoto,
    "geometric warp": GeometricWarp,
    "refined warp": RefinedWarp,
    "decoder": Decoder,
}


def portrait_of(clip: ClipFrames, index: int) -> Portrait:
    """One frame of a clip as a portrait; its own background serves as the plate, since the camera stands still."""
    picture, points, matte = clip.frame(index, FRAME_SIZE, unmoved())
    full = cv2.resize(matte, (FRAME_SIZE, FRAME_SIZE), interpolation=cv2.INTER_CUBIC)
    return Portrait(clip.name, picture, points, clip.blendshapes[index], points, full, picture)


def pairs(clips: list[ClipFrames], count: int, seed: int = 11) -> Iterator[tuple[ClipFrames, int, int]]:
    """Fixed random (clip, source, driving): every clip equally often."""
    rng = np.random.default_rng(seed)
    for i in range(count):
        clip = clips[i % len(clips)]
        source = driving = draw_source(clip, rng)
        while driving == source:  # a frame drawn from itself would count as perfect
            driving = draw_driving(clip, rng)
        yield clip, source, driving


def regions(points: Floats, matte: Pixels) -> Callable[[Pixels], dict[str, Pixels]]:
    """A function that takes a picture apart into what is compared."""
    low, high = np.clip([points[:, :2].min(0) - 30, points[:, :2].max(0) + 30], 0, FRAME_SIZE).astype(int)
    outside = cv2.resize(matte, (FRAME_SIZE, FRAME_SIZE)) < 128

    def apart(picture: Pixels) -> dict[str, Pixels]:
        person = picture.copy()
        person[outside] = 0
        eyes = [cut(picture, eye_window(points, mirrored), EYE_SIZE) for mirrored in (False, True)]
        return {
            "head": person[low[1] : high[1], low[0] : high[0]],
            "mouth": cut(picture, mouth_window(points), MOUTH_SIZE),
            "eyes": np.hstack(eyes),
        }

    return apart


def psnr(a: Pixels, b: Pixels) -> float:
    """Peak signal-to-noise ratio in dB."""
    return float(10 * np.log10(255**2 / max(float(np.mean((a.astype(np.float32) - b) ** 2)), 1e-6)))


def measure(clips: list[ClipFrames], count: int) -> tuple[Scores, list[Pixels]]:
    """Per contender and region the (PSNR, SSIM) of each pair; rows of a contact sheet."""
    results: Scores = defaultdict(list)
    rows = []
    for number, (clip, source, driving) in enumerate(pairs(clips, count)):
        portrait = portrait_of(clip, source)
        target, points, matte = clip.frame(driving, FRAME_SIZE, unmoved())
        apart = regions(points, matte)
        wanted, row = apart(target), [portrait.crop]
        for name, make in CONTENDERS.items():
            picture = make(portrait).render_landmarks(points)
            row.append(picture)
            for region, crop in apart(picture).items():
                ssim = structural_similarity(crop, wanted[region], channel_axis=2)
                results[name, region].append((psnr(crop, wanted[region]), float(ssim)))
        if number % max(count // 12, 1) == 0:
            rows.append(np.hstack([row[0], *row[2:], target]))
    return results, rows


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--sheet", type=Path, help="contact sheet: photo, geometry, refined warp, decoder, real frame")
    options = parser.parse_args(argv)
    clips = load_clips(options.labels / "clips", held_out=True)
    results, rows = measure(clips, options.pairs)
    print(f"{options.pairs} pairs of {len(clips)} held-out clips; PSNR dB / SSIM")
    for name in CONTENDERS:
        cells = [np.mean(results[name, region], 0) for region in ("head", "mouth", "eyes")]
        parts = zip(("head", "mouth", "eyes"), cells, strict=True)
        print(f"{name:16}" + "".join(f"  {part} {psnr:5.2f} / {ssim:.3f}" for part, (psnr, ssim) in parts))
    if options.sheet:
        options.sheet.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(options.sheet), cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))


if __name__ == "__main__":
    main()
