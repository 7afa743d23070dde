"""Judge the motion on people it never saw: one table, ours beside real clips and beside baselines.

    python -m training.evaluate motion [LABELS] [--only PART,PART,...] [--clips] [--voices]
        [--openlipsync OPENLIPSYNC.onnx]
    python -m training.evaluate motion --strips OUT_DIR [--sources DATA/clips]

Needs the labels of training.labels.label; for timed speech espeak-ng, festival and Kokoro (see
training.speech.timed_speech; a missing one is left out with a sentence); for the open baselines
(training/evaluate/viseme_programs.py)

    pip install --no-deps pylipsync librosa lazy-loader soxr audioread
    npm install --prefix training/out/npm @met4citizen/headaudio

lips      correlation of aperture, width and jaw with the clips of judge_lips in split.toml, mean over the clips; "best"
          is the greatest within 200 ms, a positive lag means late.
closures  share of p, b, m of timed speech at which the aperture, in 40 pictures a second, falls below 8 % of the open
          range (95th percentile of the aperture in that speech) within the closure or 40 ms of it. False closures:
          share of open vowels at whose middle it is below 8 %.
tongue    share of l, n, t, d of timed speech at which the tongue's tip is more than half up, and of the other pictures.
teacher   correlation of the aperture with what the lips' teacher (training.lips.teacher) says of timed speech, by
          language; left out where its weights or its encoder are missing.
quiet     standard deviation of the aperture in the last 4 of 6 seconds of a sound after speech, in percent of the
          open range.
head      ours moved by the real clips' own sound (spectra, voice) or by minutes of held-out speech and of silence; lids
          are measured alike on both. Head change is the mean angle between neighbouring frames at 25 Hz, in brackets
          the mean over yaw, pitch and roll. Real heads hold the face model's own unrest, too.
liveliness  spread of the face model's scores, of head angles and gaze: ours, rendered on a frame of the same clip at 25
          frames a second and read by the same face model, over the real person's; medians over the held-out clips.
emphasis  head speed and brow height with the voice's loudness and pitch, and the head's largest accelerations.
blinks    fully shut frames of each blink and the face model's score there, on ten built-in portraits.
controls  what was asked for against what the face model sees in the picture (training/evaluate/control_errors.py).
cost      CPU time of the motion generator fed with 40 ms pieces, and how far any chunking changes the motion.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import AudioChunk, Motion
from training.evaluate.baselines import baselines
from training.evaluate.blink_read_back import judge_blinks
from training.evaluate.closure_rows import judge_closures
from training.evaluate.control_errors import control_errors
from training.evaluate.emphasis import judge_emphasis
from training.evaluate.head_rows import HEAD_CLIPS, SILENT_CLIPS, judge_head_motion
from training.evaluate.lips_rows import judge_clips, judge_quiet, moved_by, read_all
from training.evaluate.liveliness import judge_liveliness
from training.evaluate.strips import write_strips
from training.evaluate.table import Table
from training.evaluate.tongue_rows import judge_tongue
from training.labels.clip_labels import LABELS
from training.labels.split import JUDGE_LIPS
from training.speech.timed_speech import utterances

Sound = npt.NDArray[np.float32]

PARTS = (
    "lips",
    "closures",
    "tongue",
    "teacher",
    "quiet",
    "head",
    "liveliness",
    "emphasis",
    "blinks",
    "controls",
    "cost",
)
COST_SECONDS = 60


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS / "clips")
    parser.add_argument("--only", default=",".join(PARTS), help="parts of the table, with commas between")
    parser.add_argument("--clips", action="store_true", help="a row for every real clip")
    parser.add_argument("--voices", action="store_true", help="a row for every synthetic voice")
    parser.add_argument("--openlipsync", type=Path, help="the network of OpenLipSync, to be judged beside ours")
    parser.add_argument("--strips", type=Path, help="write strips of real speakers above ours instead of the table")
    parser.add_argument("--sources", type=Path, help="with --strips: the folder of the clips' videos")
    options = parser.parse_args(argv)
    if options.strips:
        write_strips(options.labels, options.sources, options.strips)
    else:
        judge(options)


def judge(options: argparse.Namespace) -> None:
    """Print the parts of the table that were asked for."""
    parts = options.only.split(",")
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"There is no part {', '.join(sorted(unknown))}; choose among {', '.join(PARTS)}.")
    movers = {"ours": moved_by(move), "offline": moved_by(move_offline), **baselines(options.openlipsync)}
    spoken = list(utterances()) if {"closures", "tongue"} & set(parts) else []
    clips = read_all(options.labels, JUDGE_LIPS)
    table = Table()
    if "lips" in parts:
        judge_clips(table, movers, clips, options.clips)
    if "closures" in parts:
        judge_closures(table, movers, spoken, options.voices)
    if "tongue" in parts:
        judge_tongue(table, {"ours": move, "offline": move_offline}, spoken)
    if "teacher" in parts:
        from training.evaluate.teacher_rows import judge_agreement  # needs torch

        judge_agreement(table, movers, utterances())
    if "quiet" in parts:
        judge_quiet(table, movers, clips)
    judge_person(table, parts, options.labels)
    if "blinks" in parts:
        judge_blinks(table)
    if "controls" in parts:
        judge_controls(table)
    if "cost" in parts:
        judge_cost(table, np.concatenate([clip.audio for clip in clips if clip.audio is not None]))


def judge_person(table: Table, parts: list[str], labels: Path) -> None:
    """Rows of head, eyes and face beside real people."""
    heard, silent = read_all(labels, HEAD_CLIPS), read_all(labels, SILENT_CLIPS)
    if "head" in parts:
        judge_head_motion(table, move, heard, silent)
    if "liveliness" in parts:
        judge_liveliness(table, move, [*heard, *silent], labels)
    if "emphasis" in parts:
        judge_emphasis(table, move, heard)


def move(sound: Sound, seed: int = 0) -> list[Motion]:
    """The product's motion for a whole sound, pushed at once."""
    generator = MotionGenerator(seed)
    return generator.push(AudioChunk(sound, 0, 0.0)) + generator.flush()


def move_offline(sound: Sound) -> list[Motion]:
    """The motion of finished sound, as `render` shows it."""
    generator = MotionGenerator(0, lips=OFFLINE)
    return generator.push(AudioChunk(sound, 0, 0.0)) + generator.flush()


def judge_controls(table: Table) -> None:
    """Mean and greatest error of each control."""
    errors = control_errors()
    for name, unit, wanted in (("gaze", " deg", "<= 5"), ("distance", "", "<= 0.01"), ("pose", " deg", "<= 1")):
        found = np.array(errors[name])
        text = f"{found[:, 0].mean():.3f}{unit} (max {found[:, 0].max():.3f})"
        table.row(f"{name} control error, rendered, n={len(found)}", ours=text, wanted=wanted)
        if name != "distance":
            table.row("  with the face model's own gain left in", ours=f"{found[:, 1].mean():.3f}{unit}")


def judge_cost(table: Table, speech: Sound) -> None:
    """CPU time of a second of sound, and the difference between one push and random pieces."""
    sound = np.tile(speech, -(-COST_SECONDS * SAMPLE_RATE // len(speech)))[: COST_SECONDS * SAMPLE_RATE]
    generator, pushed = MotionGenerator(), []
    began = time.process_time()
    for start in range(0, len(sound), SAMPLES_PER_MOTION):
        pushed += generator.push(AudioChunk(sound[start : start + SAMPLES_PER_MOTION], start, 0.0))
    used = (time.process_time() - began) / COST_SECONDS
    table.row(
        "motion CPU ms a second of sound (share of a core)",
        ours=f"{1000 * used:.0f} ms ({100 * used:.1f} %)",
        wanted="<= 15 %",
    )
    short = sound[: 20 * SAMPLE_RATE]
    table.row("difference between chunkings", ours=f"{chunk_difference(short):.1e}", wanted="0")


def chunk_difference(sound: Sound) -> float:
    """Greatest difference of any number of the motion between one push and random pieces."""
    rng, generator, pieces = np.random.default_rng(0), MotionGenerator(), []
    start = 0
    while start < len(sound):
        size = int(rng.integers(1, 4000))
        pieces += generator.push(AudioChunk(sound[start : start + size], start, 0.0))
        start += size
    pieces += generator.flush()
    return float(np.abs(numbers(move(sound)) - numbers(pieces)).max())


def numbers(motions: list[Motion]) -> npt.NDArray[np.float64]:
    """[n, all] pose, gaze and dynamics."""
    poses = [[getattr(motion.pose, name) for name in motion.pose.__slots__] for motion in motions]
    return np.array([[*pose, *motion.gaze, *motion.dynamics] for pose, motion in zip(poses, motions, strict=True)])


if __name__ == "__main__":
    main()
