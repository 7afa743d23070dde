"""A portrait that follows a filmed person: head pose, blinks, delay and processor time.

    python -m training.evaluate.follow CLIPS [--names 001 091 ...] [--portrait FILE] [--frames 250] [--strips OUT_DIR]

Each clip is shown to the tracker as a webcam of 640x480 at 25 frames a second; the portrait is rendered at 40 frames a
second with the clip's voice, and the face model reads the frames back.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from inference.portrait.builtins import RESOURCES
from inference.portrait.portrait import register
from inference.user_error import UserError
from training.arguments import command_parser
from training.evaluate.blink_measures import USUAL, Blink, Curve, blinks, usual
from training.evaluate.follow_strips import write_strip
from training.evaluate.followed_clip import SHOWN_FPS, FollowedClip, follow
from training.labels.label import FPS

JUDGED = ("001", "005", "045", "072", "091", "092", "135", "179", "182", "192", "198", "247", "266")
"""Real speakers of split.toml's held_out, one clip of each recording."""
PORTRAITS = ("clara", "felix", "mei", "omar", "priya", "walter", "amara", "nadia", "samuel")
"""Built-in portraits that follow, one after the other."""
CAMERA_RATE = 30
"""Frames a second of a webcam, for its share of a core."""
LEAST_MOTION = 1.0
"""Standard deviation in degrees below which an angle's correlation says nothing."""
SAME_BLINK = 0.1
"""Seconds by which a blink of the portrait may miss the person's."""
OPEN_SHARE = 0.7
"""Share of the usual opening above which lids do not fall."""
LAGS = np.arange(-0.04, 0.2, 0.004)
AXES = ("yaw", "pitch", "roll")


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("clips", type=Path)
    parser.add_argument("--names", nargs="+", default=JUDGED)
    parser.add_argument("--portrait", type=Path, help="in place of the built-in ones in turn")
    parser.add_argument("--frames", type=int, default=250, help="at most, of each clip")
    parser.add_argument("--strips", type=Path)
    options = parser.parse_args()
    followed = []
    for number, name in enumerate(options.names):
        path = options.clips / f"{name}.mp4"
        builtin = RESOURCES / "portraits" / f"{PORTRAITS[number % len(PORTRAITS)]}.jpg"
        portrait = register(options.portrait or builtin)
        try:
            followed.append(follow(path, portrait, options.frames))
        except UserError as problem:
            print(f"left out: {name}: {problem}")
            continue
        print(row(followed[-1]), flush=True)
        if options.strips:
            write_strip(path, portrait, options.strips, options.frames)
    summarise(followed)


def row(clip: FollowedClip) -> str:
    """One clip in a line."""
    angles = ", ".join(
        f"{axis} {value:.3f} of {spread:.1f}" for axis, (value, spread) in zip(AXES, correlations(clip), strict=True)
    )
    kept, all_blinks, extra = carried_blinks(clip)
    lags = " ".join(f"{1000 * lag:.0f}" for lag in tracker_lags(clip))
    return f"{clip.name}: {angles}; blinks {kept} of {all_blinks}, {extra} without cause; lag {lags} ms"


def summarise(followed: list[FollowedClip]) -> None:
    """Totals over all clips."""
    for axis, name in enumerate(AXES):
        values = [found for clip in followed for found, spread in [correlations(clip)[axis]] if spread >= LEAST_MOTION]
        low, middle = np.percentile(values, [10, 50])
        print(f"{name}: r median {middle:.3f}, 10th percentile {low:.3f}, least {min(values):.3f} of {len(values)}")
    counts = np.sum([carried_blinks(clip) for clip in followed], axis=0)
    share = 100 * counts[0] / counts[1]
    print(f"blinks: {counts[0]} of {counts[1]} carried over ({share:.0f} %), {counts[2]} without cause")
    lags = 1000 * np.array([lag for clip in followed for lag in tracker_lags(clip)])
    work = 1000 * np.concatenate([clip.seconds for clip in followed])
    print(f"filters' lag: p50 {np.median(lags):.0f} ms, p95 {np.percentile(lags, 95):.0f} ms")
    print(f"processor time a frame: p50 {np.median(work):.1f} ms, p95 {np.percentile(work, 95):.1f} ms")
    total = np.percentile(lags, 95) + np.percentile(work, 95)
    print(f"frame of the camera to measured face, both p95 together: {total:.0f} ms")
    print(f"share of a core at {CAMERA_RATE} frames a second: {work.mean() * CAMERA_RATE / 10:.1f} %")


def correlations(clip: FollowedClip) -> list[tuple[float, float]]:
    """For each angle the correlation of portrait and person while it is followed, and the person's spread."""
    times, shown = _times(len(clip.angles), FPS), _times(len(clip.shown_angles), SHOWN_FPS)
    kept = (times >= clip.started) & (times <= shown[-1])
    found = []
    for axis in range(3):
        real = clip.angles[kept, axis]
        ours = np.interp(times[kept], shown, clip.shown_angles[:, axis])
        enough = len(real) > FPS and real.std() > 0
        found.append((float(np.corrcoef(real, ours)[0, 1]), float(real.std())) if enough else (np.nan, 0.0))
    return found


def carried_blinks(clip: FollowedClip) -> tuple[int, int, int]:
    """Blinks of the person that the portrait carries over, all of the person's, and the portrait's without a cause."""
    real = [blink for blink in blinks(clip.lids.mean(1), FPS) if blink.time >= clip.started]
    ours = [blink for blink in blinks(clip.shown_lids.mean(1), SHOWN_FPS) if blink.time >= clip.started]
    kept = sum(any(_meet(blink, other) for other in ours) for blink in real)
    opening = clip.lids.mean(1) / usual(clip.lids.mean(1), round(USUAL * FPS / 2))
    extra = sum(_lids_stay_open(opening, blink.time) for blink in ours)
    return kept, len(real), extra


def _lids_stay_open(opening: Curve, time: float) -> bool:
    """Whether the person's lids, in their usual opening, stay above OPEN_SHARE around a blink of the portrait."""
    reach = round(2 * SAME_BLINK * FPS)
    place = round(time * FPS)
    return bool(opening[max(0, place - reach) : place + reach + 1].min() > OPEN_SHARE)


def _meet(one: Blink, other: Blink) -> bool:
    """Whether one is most shut while the other lasts, or SAME_BLINK before or after."""
    first, second = ((blink.time - blink.closing, blink.time + blink.opening) for blink in (one, other))
    return any(
        start - SAME_BLINK <= blink.time <= end + SAME_BLINK for blink, (start, end) in ((one, second), (other, first))
    )


def tracker_lags(clip: FollowedClip) -> list[float]:
    """Seconds by which the measured angles that move are late against the person's, at the best correlation."""
    seen = np.array([index for index, face in enumerate(clip.faces) if face])
    if len(seen) < 2 * FPS:
        return []
    poses = [face.pose for face in clip.faces if face and face.pose]
    measured = np.array([(pose.yaw, pose.pitch, pose.roll) for pose in poses])
    times = _times(len(clip.faces), FPS)
    kept = seen[seen > clip.started * FPS + FPS / 4]
    rows = np.searchsorted(seen, kept)
    return [
        _best_lag(times, clip.angles[:, axis], kept / FPS, measured[rows, axis])
        for axis in range(3)
        if clip.angles[kept, axis].std() >= LEAST_MOTION
    ]


def _best_lag(times: Curve, real: Curve, seen: Curve, measured: Curve) -> float:
    found = [np.corrcoef(np.interp(seen - lag, times, real), measured)[0, 1] for lag in LAGS]
    return float(LAGS[int(np.argmax(found))])


def _times(count: int, rate: float) -> Curve:
    return np.arange(count) / rate


if __name__ == "__main__":
    main()
