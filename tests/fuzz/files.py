"""Damaged files through the real readers: each is read or refused with a sentence.

`python -m tests.fuzz.files [--count 5000] [--seed 0] [--kind picture ...] [--keep FOLDER]` prints what went wrong: a
traceback or crash, more than 5 s of the processor or 1 GB of memory, something written outside the file's folder, a
file that was there changed. Every file is read by one worker process, which is started again if it crashes or hangs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.fuzz import watched_worker
from tests.fuzz.file_kinds import KINDS
from tests.fuzz.watched_worker import Outcome

HANG_SECONDS = 90.0
"""After which a worker is ended; the processor time it may use is much less, but others use the processor too."""


class Worker:
    """A process that reads files."""

    def __init__(self, seed: int, home: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe()
        self._process = context.Process(target=watched_worker.serve, args=(end, seed, str(home)), daemon=True)
        self._process.start()
        end.close()

    def read(self, kind: str, index: int) -> Outcome | None:
        """What the file did; None if the process crashed or hung, and is of no use any more."""
        try:
            self._pipe.send((kind, index))
            return self._pipe.recv() if self._pipe.poll(HANG_SECONDS) else None
        except (EOFError, OSError):
            return None

    def stop(self) -> str:
        """End the process; returns how it had ended by itself, or that it hung."""
        self._process.join(0.5)
        code = self._process.exitcode
        self._process.kill()
        self._process.join()
        return f"hung for {HANG_SECONDS:.0f} s" if code is None else f"crashed (exit status {code})"


def outcomes(count: int, seed: int, kinds: Sequence[str] = ()) -> Iterator[tuple[str, int, Outcome]]:
    """Kind, number and outcome of each of `count` files."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    names = list(kinds or KINDS)
    chosen = chance.choices(names, [KINDS[name].share for name in names], k=count)
    with tempfile.TemporaryDirectory() as home:
        worker = Worker(seed, Path(home))
        for index, kind in enumerate(chosen):
            outcome = worker.read(kind, index)
            if outcome is None:
                outcome, worker = Outcome("failed", worker.stop()), Worker(seed, Path(home))
            yield kind, index, outcome
        worker.stop()


def failures(count: int, seed: int, kinds: Sequence[str] = ()) -> list[str]:
    """What went wrong, a text for each file."""
    return [f"{kind} {index}: {got.failure}" for kind, index, got in outcomes(count, seed, kinds) if got.failure]


def run() -> int:
    """Command line; returns 1 if a file was neither read nor refused as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", nargs="*", choices=KINDS, default=[])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="copy the files that failed there")
    options = parser.parse_args()
    table, slowest, largest = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for kind, index, got in outcomes(options.count, options.seed, options.kind):
        table[kind, got.ended] += 1
        slowest[kind], largest[kind] = max(slowest[kind], got.seconds), max(largest[kind], got.memory)  # type: ignore[assignment]
        if got.failure:
            sys.stdout.write(f"{kind} {index}: {got.failure}\n")
            sys.stdout.flush()
            if options.keep:
                watched_worker.keep(kind, index, options.seed, options.keep)
    _print(table, slowest, largest)
    return 1 if any(ended == "failed" for _, ended in table) else 0


def _print(table: Counter[tuple[str, str]], slowest: Counter[str], largest: Counter[str]) -> None:
    sys.stdout.write(f"{'kind':16}{'read':>8}{'refused':>9}{'failed':>8}{'slowest s':>11}{'peak MB':>9}\n")
    for kind in slowest:
        counts = "".join(
            f"{table[kind, ended]:>{width}}" for ended, width in (("read", 8), ("refused", 9), ("failed", 8))
        )
        sys.stdout.write(f"{kind:16}{counts}{slowest[kind]:>11.2f}{largest[kind] / 1e6:>9.0f}\n")
    failed = sum(number for (_, ended), number in table.items() if ended == "failed")
    sys.stdout.write(f"{sum(table.values())} files, {failed} failures\n")


if __name__ == "__main__":
    sys.exit(run())
