"""Drift, jumps and memory growth in a long take: speech of the built-in voices with pauses, or a song with chords.

    python -m training.evaluate.long_take [--minutes 10] [--song] [--pictures SECONDS] [--keep OUT.mp4]

Prints the mean head pose and the lip range of each minute of motion, the largest step between two motion points, and,
for the rendered seconds, the memory of the process and its growth by linear regression. Debian's festival (packages
festival, festvox-kallpc16k) sings the song over synthesised chords.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import psutil

from desktop.devices.video_file import SOUND_RATE, VideoFile
from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.motion.generator import MotionGenerator
from inference.pipeline import render_frames, speech_motions
from inference.portrait.builtins import portraits, voices
from inference.portrait.portrait_cache import load_or_register
from inference.timebase import MOTION_RATE, SAMPLE_RATE
from inference.types import AudioChunk, Floats, Motion
from training.arguments import command_parser

FPS = 25
PAUSES = (0.3, 4.0)
"""Minimum and maximum pause between two voices, in seconds."""
WARM = 20
"""Rendered seconds that are excluded from the memory growth."""
TUNE = (60, 62, 64, 65, 67, 67, 69, 69, 69, 69, 67, 69, 69, 69, 69, 67, 65, 65, 65, 65, 64, 64, 62, 62, 62, 62, 60)
VERSE = "come a long and sing with me now all the boats are out at sea home by morn ing bring them home"
CHORDS = ((48, 52, 55), (45, 48, 52), (41, 45, 48), (43, 47, 50))
BEAT = 0.5
"""Duration of a note in seconds."""


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--song", action="store_true")
    parser.add_argument("--pictures", type=float, default=0.0, help="seconds that are rendered too")
    parser.add_argument("--keep", type=Path, help="keep the video that is rendered")
    options = parser.parse_args()
    sound = (song if options.song else talk)(round(options.minutes * 60))
    report_motion(sound)
    if options.pictures:
        report_memory(sound[: round(options.pictures * SAMPLE_RATE)], options.keep)


def talk(seconds: int) -> Floats:
    """[n] 16 kHz sound of the built-in voices in random order, with random pauses."""
    rng = np.random.default_rng(0)
    spoken_parts = [read_sound(voice.path) for voice in voices()]
    parts: list[Floats] = []
    while sum(map(len, parts)) < seconds * SAMPLE_RATE:
        parts += [spoken_parts[rng.integers(len(spoken_parts))]]
        parts += [np.zeros(round(rng.uniform(*PAUSES) * SAMPLE_RATE), np.float32)]
    return np.concatenate(parts)[: seconds * SAMPLE_RATE]


def song(seconds: int) -> Floats:
    """[n] 16 kHz sound of a repeated verse sung over chords."""
    verse = sung()
    verse = verse + 0.35 * np.abs(verse).max() * chords(len(verse))
    verse *= 0.7 / np.abs(verse).max()
    return np.asarray(np.tile(verse, -(-seconds * SAMPLE_RATE // len(verse)))[: seconds * SAMPLE_RATE], np.float32)


def sung() -> Floats:
    """[n] 16 kHz sound of one verse by festival's singing mode."""
    names = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
    notes = [
        f'<PITCH NOTE="{names[note % 12]}{note // 12 - 1}"><DURATION BEATS="1.0">{word}</DURATION></PITCH>'
        for note, word in zip(TUNE, VERSE.split(), strict=False)
    ]
    text = (
        '<?xml version="1.0"?><!DOCTYPE SINGING PUBLIC "-//SINGING//DTD SINGING mark up//EN" "Singing.v0_1.dtd" []>'
        f'<SINGING BPM="{60 / BEAT:.0f}">{"".join(notes)}</SINGING>'
    )
    with tempfile.TemporaryDirectory() as folder:
        score, wave = Path(folder) / "song.xml", Path(folder) / "song.wav"
        score.write_text(text, encoding="utf-8")
        subprocess.run(["text2wave", "-mode", "singing", str(score), "-o", str(wave)], check=True)
        return read_sound(wave)


def chords(samples: int) -> npt.NDArray[np.float64]:
    """[samples] organ-like triads, one per four beats, -1..1."""
    time_axis = np.arange(samples) / SAMPLE_RATE
    number = (time_axis / (4 * BEAT)).astype(int) % len(CHORDS)
    total = np.zeros(samples)
    for index, chord in enumerate(CHORDS):
        for note in chord:
            pitch = 440 * 2 ** ((note - 69) / 12)
            tone = sum(np.sin(2 * np.pi * k * pitch * time_axis) / k**2 for k in (1, 2, 3, 4))
            total += (number == index) * tone
    return total / np.abs(total).max()


def report_motion(sound: Floats) -> None:
    """Print pose and lip statistics per minute, the largest steps, and the processor time per second of sound."""
    started = time.process_time()
    motions = list(moved(sound))
    cost = (time.process_time() - started) / (len(sound) / SAMPLE_RATE)
    rows = np.array([numbers(motion) for motion in motions])
    minute = 60 * MOTION_RATE
    print("minute  mean yaw, pitch, roll (deg)  shift x, y  scale   their s.d.                 first lip coefficient")
    for start in range(0, len(rows) - minute // 2, minute):
        part = rows[start : start + minute]
        mean, spread = part.mean(0), part.std(0)
        print(f"{start // minute:6} ", mean[:6].round(3), spread[:6].round(3), mean[6].round(2), spread[6].round(2))
    steps = np.abs(np.diff(rows[:, :6], axis=0))
    print(f"largest step between points: {steps[:, :3].max():.2f} deg, {steps[:, 3:].max():.4f} of shift or scale")
    print(f"beyond the 99.9 % step by more than twice: {int((steps > 2 * np.percentile(steps, 99.9, 0)).sum())}")
    print(f"processor time per second of sound: {1000 * cost:.1f} ms")


def moved(sound: Floats) -> Iterator[Motion]:
    generator = MotionGenerator(0)
    for start in range(0, len(sound), SAMPLE_RATE):
        yield from generator.push(AudioChunk(sound[start : start + SAMPLE_RATE], start, 0.0))
    yield from generator.flush()


def numbers(motion: Motion) -> list[float]:
    pose = motion.pose
    return [pose.yaw, pose.pitch, pose.roll, pose.tx, pose.ty, pose.scale, float(motion.dynamics[0])]


def report_memory(sound: Floats, keep: Path | None) -> None:
    """Render the sound as the render command does, and print the memory use and its growth."""
    process, held = psutil.Process(), []
    started, used = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        movie = VideoFile(keep or Path(folder) / "take.mp4", FPS)
        decoder = Decoder(load_or_register(portraits()[0].path))
        step = SOUND_RATE // FPS
        for frame in render_frames(decoder, speech_motions(sound, FPS)):
            movie.add_frame(frame.index, frame.pixels)
            movie.add_sound(frame.index * step, np.zeros((step, 1), np.float32))
            if frame.index % FPS == 0:
                held.append(process.memory_info().rss / 2**20)
        movie.finish()
    seconds, used = time.perf_counter() - started, time.process_time() - used
    late = np.array(held[WARM:])
    growth = np.polyfit(np.arange(len(late)) / 60, late, 1)[0] if len(late) > 1 else 0.0
    print(f"{len(held)} s rendered in {seconds:.0f} s ({used:.0f} s of processor time)")
    print("memory every 10 s, MiB:", *(round(one) for one in held[::10]))
    print(f"growth after {WARM} s: {growth:.2f} MiB a minute")


if __name__ == "__main__":
    main()
