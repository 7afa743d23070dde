"""Entry point of the bundle: runs main.py, or a module as Python's -m does."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import main
from desktop.system import frozen_app, standard_streams, threads


def begin(arguments: list[str]) -> int:
    """Run a command line of main.py, or `-m desktop.MODULE`; returns the exit status."""
    sys.path.append(str(frozen_app.packages()))
    if arguments[:1] == ["-m"] and arguments[1:] and arguments[1].startswith("desktop."):
        sys.argv = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        return 0
    if arguments and Path(arguments[0]).name == "main.py":
        arguments = arguments[1:]
    return main.main(arguments)


if __name__ == "__main__":
    threads.leave(standard_streams.run(lambda: begin(sys.argv[1:])))
