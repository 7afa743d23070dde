"""python -m tests.windows [CHECK...]: run the program as a Windows program, under Wine, and print a table.

Needs Debian 12 and root; sets Wine up first (five minutes, 3.1 GB in ~/.cache/understudy-windows). Without CHECK all of
them run, which takes about 25 minutes on two cores. Screenshots and logs go to out/windows. The exit status is 1 if a
check fails.
"""

from __future__ import annotations

import sys
from time import perf_counter

from tests.windows import bundle, command_line, installer, sound, speed, suite, window
from tests.windows.wine import ROOT, Wine, prepared

CHECKS = {
    "doctor": command_line.doctor,
    "render": command_line.render,
    "live": command_line.live,
    "sound": sound.check,
    "speed": speed.check,
    "tests": suite.run,
    "bundle": bundle.build_and_prove,
    "bare": bundle.prove_without_runtime,
    "installer": installer.check,
    "window": window.walk,
}
OUT = ROOT / "out" / "windows"


def main(names: list[str]) -> int:
    """Run the checks called `names`, or all."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        sys.stderr.write(f"{unknown[0]} is no check; choose from {', '.join(CHECKS)}.\n")
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    wine = prepared()
    return max([row(wine, name) for name in names or CHECKS])


def row(wine: Wine, name: str) -> int:
    """Run one check and print its row; 1 if it failed."""
    started = perf_counter()
    try:
        detail, failed = CHECKS[name](wine, OUT), False
    except AssertionError as problem:
        detail, failed = str(problem), True
    print(f"{name:9} {'FAILED' if failed else 'passed'} {perf_counter() - started:6.0f} s  {detail}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
