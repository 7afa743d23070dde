"""many_videos_run.py EMPTY_FOLDER [COUNT] [--parts two,killed,cluster]: one list made in several ways.

By one process and by two, whose speeds are compared; by two that are killed with kill -9 twice in the middle; and on a
Dask cluster on this computer, of which one of two workers is killed in the middle (takes requirements/cluster.txt). All
videos must be there once, with the bytes, but for signatures, of the ones made one by one. `--parts two` is the speed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from inference.audio.sound_file import load_sound
from inference.portrait import builtins
from tests.sounds import write_sound
from tests.unsigned import unsigned

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
SCHEDULER = "tcp://127.0.0.1:18787"
SECONDS = (0.5, 0.6, 0.7)
KILLS = 2


def main() -> int:
    options = arguments()
    folder, count = options.folder, options.count
    make_sounds(folder, count)
    one = timed(folder, "one", count, "--workers", "1")
    check_single(folder, min(count, 5))
    parts = {"two": lambda: by_two(folder, count, one), "killed": lambda: killed_and_resumed(folder, count)}
    parts["cluster"] = lambda: on_cluster(folder, count)
    for name in options.parts.split(","):
        parts[name]()
    say("all videos were there, each once, with the same bytes")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--parts", default="two,killed,cluster")
    return parser.parse_args()


def make_sounds(folder: Path, count: int) -> None:
    """Pieces of the built-in voices, each at another place."""
    voices = [load_sound(voice.path).original[:, 0] for voice in builtins.voices()]
    (folder / "sounds").mkdir(parents=True)
    for index in range(count):
        voice, length = voices[index % len(voices)], int(SECONDS[index % len(SECONDS)] * 48_000)
        start = np.random.default_rng(index).integers(0, len(voice) - length)
        write_sound(folder / "sounds" / f"{index}.wav", voice[start : start + length], 48_000)


def list_of(folder: Path, name: str, count: int) -> Path:
    portraits = itertools.cycle(portrait.name for portrait in builtins.portraits())
    file = folder / f"{name}.csv"
    with file.open("w", newline="", encoding="utf-8") as table:
        rows = csv.writer(table)
        rows.writerow(["portrait", "audio", "out", "seed"])
        rows.writerows([next(portraits), f"sounds/{i}.wav", f"{name}/{i}.mp4", i] for i in range(count))
    return file


def start(file: Path, *options: str) -> subprocess.Popen[str]:
    command = [PYTHON, "main.py", "render", "--list", str(file), "--json", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)


def entries(process: subprocess.Popen[str]) -> Iterator[dict[str, object]]:
    assert process.stdout
    return (json.loads(line) for line in process.stdout)


def finish(process: subprocess.Popen[str], count: int) -> list[str]:
    """States of all videos; each is reported once and none fails."""
    found = list(entries(process))
    assert process.wait() == 0, found
    assert sorted(int(str(entry["line"])) for entry in found) == list(range(2, count + 2))
    return [str(entry["state"]) for entry in found]


def timed(folder: Path, name: str, count: int, *options: str) -> float:
    file, began = list_of(folder, name, count), time.perf_counter()
    assert finish(start(file, *options), count) == ["made"] * count
    return time.perf_counter() - began


def check_same(folder: Path, name: str, count: int) -> None:
    """The folder holds exactly `count` videos, with the bytes of those in `one`."""
    assert sorted(path.name for path in (folder / name).iterdir()) == sorted(f"{i}.mp4" for i in range(count))
    different = [i for i in range(count) if digest(folder / name / f"{i}.mp4") != digest(folder / "one" / f"{i}.mp4")]
    assert not different, different
    say(f"{name}: {count} videos, bytes as by one process")


def digest(file: Path) -> str:
    return hashlib.sha256(unsigned(file)).hexdigest()


def check_single(folder: Path, count: int) -> None:
    """`render PORTRAIT AUDIO OUT` writes the same bytes too."""
    with list_of(folder, "one", count).open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            out = folder / "single.mp4"
            command = ["render", row["portrait"], str(folder / row["audio"]), str(out), "--seed", row["seed"]]
            subprocess.run([PYTHON, "main.py", *command], cwd=ROOT, check=True)
            assert digest(out) == digest(folder / row["out"]), row
    say(f"{count} of them made by single commands: same bytes")


def by_two(folder: Path, count: int, one: float) -> None:
    two = timed(folder, "two", count, "--workers", "2")
    say(f"{count} videos: one process {one:.0f} s, two {two:.0f} s, {one / two:.2f} times as fast")
    check_same(folder, "two", count)


def killed_and_resumed(folder: Path, count: int) -> None:
    """Kill the program and its workers in the middle, again and again; each call makes what is missing and no more."""
    file, made = list_of(folder, "killed", count), 0
    for _ in range(KILLS):
        made += kill_after(folder, file, count // (KILLS + 1))
    there = finished(folder)
    states = finish(start(file, "--workers", "2"), count)
    assert (states.count("skipped"), states.count("made")) == (len(there), count - len(there))
    assert there.items() <= finished(folder).items(), "a finished video was made again"
    check_same(folder, "killed", count)
    say(f"killed {KILLS} times in a list of {count}, {made} reported by then: {len(there)} were skipped at the end")


def kill_after(folder: Path, file: Path, count: int) -> int:
    """Let `count` videos be made and kill all processes; what was there before stays as it is. Returns the reported."""
    before, process = finished(folder), start(file, "--workers", "2")
    made = itertools.islice((entry for entry in entries(process) if entry["state"] == "made"), count)
    reported = len(list(made))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    after = finished(folder)
    assert before.items() <= after.items(), "a finished video was made again"
    assert len(after) >= len(before) + reported
    halves = sum(".rendering-" in path.name for path in (folder / "killed").iterdir())
    say(f"killed with {len(after)} videos there, {halves} half-made")
    return reported


def finished(folder: Path) -> dict[Path, int]:
    """The whole videos of the list that is killed, and when each was written."""
    files = (folder / "killed").glob("*.mp4")
    return {path: path.stat().st_mtime_ns for path in files if ".rendering-" not in path.name}


def on_cluster(folder: Path, count: int) -> None:
    file = list_of(folder, "cluster", count)
    with cluster(folder) as kill_one:
        process, began = start(file, "--scheduler", SCHEDULER), time.perf_counter()
        found = []
        for entry in entries(process):
            found.append(entry)
            if len(found) == count // 2:
                kill_one()
        assert process.wait() == 0
        assert [entry["state"] for entry in found] == ["made"] * count
        assert sorted(int(str(entry["line"])) for entry in found) == list(range(2, count + 2))
    say(f"cluster, one of two workers killed after {count // 2}: {time.perf_counter() - began:.0f} s")
    check_same(folder, "cluster", count)


@contextmanager
def cluster(folder: Path) -> Iterator[Callable[[], None]]:
    """A scheduler and two workers; yields a function that kills one worker for good."""
    dask = [PYTHON, "-m", "dask"]
    with ExitStack() as ends, (folder / "dask.log").open("w") as log:

        def begin(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([*dask, *arguments, "--no-dashboard"], cwd=ROOT, stdout=log, stderr=log)
            ends.callback(process.wait)
            ends.callback(process.terminate)
            return process

        begin("scheduler", "--host", "127.0.0.1", "--port", SCHEDULER.rpartition(":")[2])
        place = ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder / "dask")]
        workers = [begin("worker", SCHEDULER, *place) for _ in range(2)]
        yield workers[0].kill


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
