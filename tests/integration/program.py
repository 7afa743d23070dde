"""The program as a subprocess, and its refusals in this process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from inference.portrait import builtins

ROOT = Path(__file__).resolve().parents[2]
FACE = builtins.portraits()[0]
SHORT = 0.2
"""Seconds of sound."""


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_" not in name}
    return subprocess.Popen(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def run(*arguments: object, **options: object) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of the real program."""
    process = start(*arguments, **options)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Runs a refused command line; returns its one sentence from stderr."""
    capsys.readouterr()
    assert main.main(list(map(str, arguments))) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1, said.err
    assert said.err.endswith(".\n")
    return said.err
