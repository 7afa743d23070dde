"""Real speakers above, ours below, live and offline, the same frames: to be looked at, never to be published.

    python -m training.evaluate motion --strips OUT_DIR [--sources DATA/clips]

One PNG for each clip of judge_lips. Ours is the clip's own most restful shut frame, registered as a photo and driven by
the clip's sound alone, first by the live lips, then by those for finished sound. Below them the apertures of the whole
clip (real green, live red, offline blue, in distances of the outer eye corners) and head yaw, with the shown stretch
shaded.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.portrait.portrait import register
from inference.timebase import MOTION_RATE
from inference.types import AudioChunk, Motion, Pixels
from inference.user_error import UserError
from training.evaluate.head_measures import angles, rotations_from, rotations_of
from training.evaluate.mouth_measures import Curve, our_mouth
from training.labels.clip_labels import ClipLabels, aperture, read_clip, resting_frames
from training.labels.label import read_video
from training.labels.split import JUDGE_LIPS

SOURCES = Path(__file__).parents[3] / "shared" / "data" / "clips"
TILES, STEP, COLUMNS, SIDE = 16, 2, 8, 224
"""Pictures of each, frames between them, pictures in a row, and their side in pixels."""

ROOM = 1.5
"""Side of what is shown of a picture, in face heights."""

CHART = 150
REAL, OURS = (0, 150, 0), ((220, 0, 0), (0, 60, 220))


def write_strips(labels: Path, sources: Path | None, out: Path) -> None:
    """One strip for each judged clip; a clip whose frame cannot be registered is left out with a sentence."""
    out.mkdir(parents=True, exist_ok=True)
    for name in JUDGE_LIPS:
        clip = read_clip(labels / f"{name}.npz")
        try:
            picture = strip(clip, (sources or SOURCES) / f"{name}.mp4")
        except UserError as problem:
            print(f"left out: clip {name}: {problem}")
            continue
        cv2.imwrite(str(out / f"{name}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        print(out / f"{name}.png", flush=True)


def strip(clip: ClipLabels, video: Path) -> Pixels:
    """[h, w, 3] of one clip."""
    frames = [cv2.cvtColor(frame, cv2.COLOR_BGR2RGB) for frame in read_video(video)]
    ours = [spoken(clip, model) for model in (STREAMING, OFFLINE)]
    count = min(len(frames), len(ours[0]), len(clip.landmarks))
    shown = busiest(aperture(clip.landmarks[:count]))
    portrait = register_frame(frames[shut_frame(clip)])
    decoder = Decoder(portrait)
    real = [tile(frames[index], clip.landmarks[index]) for index in shown]
    made = [[tile(decoder.render(motions[index]), portrait.landmarks) for index in shown] for motions in ours]
    firsts = range(0, len(shown), COLUMNS)
    rows = [np.hstack(row[first : first + COLUMNS]) for first in firsts for row in (real, *made)]
    return np.vstack([*rows, chart(clip, ours, shown, rows[0].shape[1])])


def spoken(clip: ClipLabels, model: LipsModel) -> list[Motion]:
    """The product's motion for the clip's sound."""
    assert clip.audio is not None
    generator = MotionGenerator(lips=model)
    return generator.push(AudioChunk(clip.audio, 0, 0.0)) + generator.flush()


def shut_frame(clip: ClipLabels) -> int:
    """The most restful frame, or where the mouth is never quite shut the least open one."""
    found = np.flatnonzero(clip.found)
    rest = resting_frames(clip)
    return int(found[rest[0]] if len(rest) else found[np.argmin(aperture(clip.landmarks[clip.found]))])


def register_frame(frame: Pixels):
    """The portrait of a video frame."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frame.png"
        cv2.imwrite(str(path), cv2.cvtColor(frame, cv2.COLOR_RGB2BGR))
        return register(path)


def busiest(curve: Curve) -> range:
    """The frames of the stretch in which the mouth moves most."""
    length = TILES * STEP
    unrest = [np.nanstd(curve[start : start + length]) for start in range(len(curve) - length)]
    start = int(np.argmax(unrest))
    return range(start, start + length, STEP)


def tile(picture: Pixels, landmarks: Curve) -> Pixels:
    """The face and a little around it."""
    if not np.isfinite(landmarks[0, 0]):
        return cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    low, high = landmarks[:, :2].min(0), landmarks[:, :2].max(0)
    scale = SIDE / (ROOM * (high[1] - low[1]))
    matrix = np.column_stack([scale * np.eye(2), SIDE / 2 - scale * (low + high) / 2])
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=flags, borderMode=cv2.BORDER_REPLICATE)


def chart(clip: ClipLabels, ours: list[list[Motion]], shown: range, width: int) -> Pixels:
    """Apertures and head yaw of the whole clip, real and ours."""
    canvas = np.full((CHART, width, 3), 255, np.uint8)
    scale = width / len(clip.landmarks)
    canvas[:, int(shown[0] * scale) : int(shown[-1] * scale)] = 225
    half = CHART // 2
    turned = angles(rotations_of(clip.landmarks[clip.found]))[:, 1]
    apertures = [aperture(clip.landmarks), *(our_mouth(motions).aperture for motions in ours)]
    yaws = [turned, *(angles(rotations_from(motions))[:, 1] for motions in ours)]
    for curves, low, high, top in ((apertures, 0.0, 0.35, 0), (yaws, -15.0, 15.0, half)):
        for curve, colour in zip(curves, (REAL, *OURS), strict=True):
            heights = top + half - half * (np.clip(np.nan_to_num(curve), low, high) - low) / (high - low)
            points = np.stack([np.arange(len(curve)) * scale, heights], 1).astype(np.int32)
            cv2.polylines(canvas, [points], False, colour, 1, cv2.LINE_AA)
    cv2.putText(canvas, f"{clip.name} from {shown[0] / MOTION_RATE:.2f} s", (8, 16), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    return canvas
