"""Detection and false alarms of the invisible watermark, and what it costs in picture quality.

    python -m training.evaluate.watermark [--portraits DIR] [--others DIR] [--clips 40] [--without 200] [--seconds 5]
                                          [--only WORD] [--keep DIR]

Our clips: the built-in portraits and photos of --portraits, speaking the built-in voices at 512x512, 25 frames a
second. Each is marked with a number, treated as meetings do (watermark_treatments.py) and searched; "number" counts
those whose number was read. Clips without a mark: videos of --others, and ours after the same treatments. PSNR is luma
against the unmarked frames, without and with the mark. --keep stores rendered frames without loss for the next run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

import av
import cv2
import numpy as np

from inference.audio.sound_file import read_sound
from inference.pipeline import render_speech
from inference.portrait.builtins import portraits, voices
from inference.portrait.portrait_cache import load_or_register
from inference.timebase import SAMPLE_RATE
from inference.types import Pixels
from inference.user_error import UserError
from inference.watermark.detector import Detection, Detector
from inference.watermark.watermark import Watermark
from training.arguments import command_parser
from training.evaluate.watermark_treatments import RECORDING, TREATMENTS, Treatment, encoded

FPS = 25
LOSSLESS = ("libx264rgb", {"qp": "0", "preset": "ultrafast"})
STEP = 2
"""One in how many frames the detector sees."""


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("--portraits", type=Path)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--clips", type=int, default=40)
    parser.add_argument("--without", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--only", default="", help="treatments whose name contains this")
    parser.add_argument("--keep", type=Path, help="folder for rendered frames")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    chosen = {name: how for name, how in TREATMENTS.items() if options.only in name}
    report_ours(options, chosen)
    if options.others:
        report_others(sorted(options.others.glob("*.mp4"))[: options.without], options.seconds)


def report_ours(options, chosen: dict[str, Treatment]) -> None:
    """A line for each clip and treatment, then a table."""
    found: dict[str, list[Detection]] = {name: [] for name in chosen}
    losses: dict[str, list[tuple[float, float]]] = {}
    for number, frames in enumerate(islice(our_clips(options.portraits, options.seconds, options.keep), options.clips)):
        identity = 0x51DE0000 + number
        marked = [Watermark(identity).add(frame.copy()) for frame in frames]
        for name, treatment in chosen.items():
            seen = detect(treatment.apply(marked))
            found[name].append(seen)
            wrong = "WRONG NUMBER" if seen.identity not in (None, identity) else ""
            print(f"clip {number:2}  {name:40} {seen.score:5.1f} {'' if seen.found else 'MISSED'} {wrong}", flush=True)
        if number % 4 == 0:
            for name, treatment in {"H.264 300 kbit/s": TREATMENTS["H.264 300 kbit/s"], "recording": RECORDING}.items():
                without, with_mark = (psnr(frames, list(treatment.apply(sent))) for sent in (frames, marked))
                losses.setdefault(name, []).append((without, with_mark))
            alarm = detect(TREATMENTS["H.264 300 kbit/s"].apply(frames))
            print(
                f"clip {number:2}  without a mark {alarm.score:.1f} {'FALSE ALARM' if alarm.found else ''}", flush=True
            )
    for name, detections in found.items():
        print_detections(name, detections)
    for name, pairs in losses.items():
        print_losses(name, pairs)


def print_detections(name: str, detections: list[Detection]) -> None:
    scores = sorted(one.score for one in detections)
    hits, numbers = sum(one.found for one in detections), sum(one.identity is not None for one in detections)
    print(
        f"{name:40} found {hits} of {len(detections)}, number read {numbers}, "
        f"score: least {scores[0]:.1f}, median {scores[len(scores) // 2]:.1f}"
    )


def print_losses(name: str, pairs: list[tuple[float, float]]) -> None:
    without, with_mark = np.mean(pairs, 0)
    worst = max(before - after for before, after in pairs)
    print(
        f"PSNR {name}: {without:.2f} dB without, {with_mark:.2f} dB with the mark in {len(pairs)} clips; "
        f"largest loss {worst:.2f} dB"
    )


def report_others(files: Iterable[Path], seconds: float) -> None:
    """False alarms among videos of other makers."""
    scores, alarms = [], 0
    for file in files:
        seen = detect(islice(read_frames(file), round(seconds * FPS)))
        scores.append(seen.score)
        alarms += seen.found
        if seen.found:
            print(f"FALSE ALARM {file.name} {seen}", flush=True)
    print(f"without a mark: {alarms} false alarms in {len(scores)} videos, highest score {max(scores):.2f}")


def our_clips(photos: Path | None, seconds: float, keep: Path | None) -> Iterator[list[Pixels]]:
    """Unmarked frames of each portrait."""
    faces = [built.path for built in portraits()]
    faces += sorted(path for path in photos.iterdir() if path.suffix in (".jpg", ".png")) if photos else []
    for face, voice in zip(faces, cycle(voices()), strict=False):
        try:
            yield rendered(face, voice.path, seconds, keep)
        except UserError as error:
            print(f"{face.name}: {error}")


def rendered(face: Path, voice: Path, seconds: float, keep: Path | None) -> list[Pixels]:
    """The frames of one clip, from `keep` if they are there."""
    stored = keep / f"{face.stem}.mkv" if keep else None
    if stored and stored.is_file():
        return list(islice(read_frames(stored), round(seconds * FPS)))
    sound = read_sound(voice)[: round(seconds * SAMPLE_RATE)]
    frames = [frame.pixels for frame in render_speech(load_or_register(face), sound, FPS, mark=None)]
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(encoded(frames, LOSSLESS, 0, FPS))
    return frames


def detect(frames: Iterable[Pixels]) -> Detection:
    detector = Detector()
    for frame in islice(frames, 0, None, STEP):
        detector.push(frame)
    return detector.detection()


def read_frames(file: Path) -> Iterator[Pixels]:
    """[h, w, 3] RGB frames of a video."""
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            yield np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def psnr(clean: list[Pixels], seen: list[Pixels]) -> float:
    """Luma PSNR in dB over every fifth frame."""
    errors = [np.mean((_luma(one) - _luma(other)) ** 2) for one, other in zip(clean[::5], seen[::5], strict=False)]
    return float(10 * np.log10(255**2 / np.mean(errors)))


def _luma(pixels: Pixels) -> np.ndarray:
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)


if __name__ == "__main__":
    main()
