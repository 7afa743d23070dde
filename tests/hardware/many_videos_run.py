"""many_videos_run.py EMPTY_FOLDER [COUNT]: one list by one process, by two, after a kill -9 and on a Dask cluster.

All videos must be there once, with the bytes, but for signatures, of the ones made one by one. The cluster, two workers
on this computer of which one is killed in the middle, takes requirements/cluster.txt.
"""

from __future__ import annotations

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
FOLDERS = ("one", "two", "killed", "cluster")


def main(folder: Path, count: int) -> int:
    make_sounds(folder, count)
    one, two = (timed(folder, name, count, "--workers", workers) for name, workers in (("one", "1"), ("two", "2")))
    say(f"{count} videos: one process {one:.0f} s, two {two:.0f} s, {one / two:.2f} times as fast")
    check_same(folder, "two", count)
    check_single(folder, 5)
    killed_and_resumed(folder, min(count, 40))
    on_cluster(folder, count)
    say("all videos were there, each once, with the same bytes")
    return 0


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
    assert sorted(entry["line"] for entry in found) == list(range(2, count + 2))
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


def killed_and_resumed(folder: Path, count: int) -> None:
    """Kill the program and its workers in the middle; the next call makes what is missing and nothing else."""
    file = list_of(folder, "killed", count)
    process = start(file, "--workers", "2")
    for _ in itertools.islice(entries(process), count // 2):
        pass
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    there = {
        path: path.stat().st_mtime_ns for path in (folder / "killed").glob("*.mp4") if ".rendering-" not in path.name
    }
    left = len(list((folder / "killed").iterdir())) - len(there)
    states = finish(start(file, "--workers", "2"), count)
    assert states.count("skipped") == len(there)
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in there.items())
    check_same(folder, "killed", count)
    say(f"killed after {len(there)} of {count} videos, {left} half-made files: these were skipped, those removed")


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
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200))
