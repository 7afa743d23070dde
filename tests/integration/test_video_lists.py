"""A list of videos by real processes, and on a real cluster where Dask is installed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.program import FACE, ROOT, SHORT, run
from tests.sounds import voice, write_sound
from tests.unsigned import unsigned

PORT = "18788"


@pytest.fixture
def videos(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        write_sound(tmp_path / f"{name}.wav", voice(SHORT), 48_000)
    (tmp_path / "bad.wav").write_text("no sound")
    file = tmp_path / "list.csv"
    rows = ["felix,a.wav,out/a.mp4,1", "felix,bad.wav,out/bad.mp4,2", f"{FACE.path},b.wav,out/b.mp4,3"]
    file.write_text("\n".join(["portrait,audio,out,seed", *rows]), encoding="utf-8")
    return file


def states(out: str) -> dict[int, str]:
    return {entry["line"]: entry["state"] for entry in map(json.loads, out.splitlines())}


def check_bytes(videos: Path, tmp_path: Path) -> None:
    """`a` has the bytes that a single command writes; nothing else is in the folder."""
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.mp4", "b.mp4"]
    assert run("render", "felix", tmp_path / "a.wav", tmp_path / "single.mp4", "--seed", 1)[0] == 0
    assert unsigned(tmp_path / "single.mp4") == unsigned(tmp_path / "out" / "a.mp4")


def test_two_processes_make_what_single_commands_make_and_the_next_call_skips_it(videos: Path, tmp_path: Path) -> None:
    status, out, err = run("render", "--list", videos, "--workers", 2, "--json")
    assert (status, states(out)) == (1, {2: "made", 3: "failed", 4: "made"}), err
    check_bytes(videos, tmp_path)
    status, out, _ = run("render", "--list", videos, "--json")
    assert (status, states(out)) == (1, {2: "skipped", 3: "failed", 4: "skipped"})


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("requirements/cluster.txt is not installed")
    address = f"tcp://127.0.0.1:{PORT}"
    dask = [sys.executable, "-m", "dask"]
    commands = [
        (["scheduler", "--host", "127.0.0.1", "--port", PORT], tmp_path),
        (["worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask")], ROOT),
    ]
    quiet = subprocess.DEVNULL
    started = [
        subprocess.Popen([*dask, *command, "--no-dashboard"], cwd=folder, stdout=quiet, stderr=quiet)
        for command, folder in commands
    ]
    yield address
    for process in started:
        process.terminate()
        process.wait()


def test_a_cluster_makes_the_same_videos(videos: Path, tmp_path: Path, scheduler: str) -> None:
    status, out, err = run("render", "--list", videos, "--scheduler", scheduler, "--json")
    assert (status, states(out)) == (1, {2: "made", 3: "failed", 4: "made"}), err
    check_bytes(videos, tmp_path)
