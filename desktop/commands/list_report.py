"""Output of `render --list`: a line for each video, a progress bar for all, and the exit status."""

from __future__ import annotations

import json
import sys
from collections import Counter
from types import TracebackType
from typing import Self

from tqdm import tqdm

from desktop.commands.list_requests import Wanted
from desktop.rendering.outcome import FAILED, MADE, SKIPPED, Outcome

BAR = "{percentage:3.0f} %|{bar}| {desc} [{elapsed}<{remaining}]"


class ListReport:
    """Prints outcomes as they come."""

    def __init__(self, count: int, as_json: bool) -> None:
        self._count = count
        self._as_json = as_json
        self._states: Counter[str] = Counter()
        self._obstacle = ""
        self._bar = tqdm(total=count, bar_format=BAR, miniters=0, disable=not sys.stderr.isatty())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._bar.close()
        if kind is None or issubclass(kind, KeyboardInterrupt):
            print(self._total(), file=sys.stderr)

    @property
    def status(self) -> int:
        """Exit status of the command."""
        return 1 if self._states[FAILED] else 0

    def add(self, video: Wanted, outcome: Outcome) -> None:
        """Print what became of a video."""
        self._states[outcome.state] += 1
        if self._as_json:
            self._bar.write(json.dumps(_entry(video, outcome)), file=sys.stdout)
        else:
            self._print(video, outcome)
        sys.stdout.flush()
        self.show()

    def show(self, in_progress: float = 0.0, obstacle: str = "") -> None:
        """Show progress: the videos that ended, the parts of others, and once why nothing goes on."""
        if obstacle and obstacle != self._obstacle:
            self._bar.write(obstacle, file=sys.stderr)
        self._obstacle = obstacle
        ended = self._states.total()
        self._bar.set_description_str(f"{ended} of {self._count} videos", refresh=False)
        self._bar.n = min(self._count, ended + in_progress)
        self._bar.update(0)

    def _print(self, video: Wanted, outcome: Outcome) -> None:
        remarks = outcome.notes if outcome.state != FAILED else (*outcome.notes, outcome.sentence)
        for remark in remarks:
            self._bar.write(f"line {video.row.line}: {' '.join(remark.split())}", file=sys.stderr)
        if outcome.state == MADE:
            self._bar.write(str(video.request.out), file=sys.stdout)

    def _total(self) -> str:
        made, skipped, failed = (self._states[state] for state in (MADE, SKIPPED, FAILED))
        left = self._count - made - skipped - failed
        return f"{self._count} videos: {made} made, {skipped} were there, {failed} failed" + (
            f", {left} not made." if left else "."
        )


def _entry(video: Wanted, outcome: Outcome) -> dict[str, object]:
    """The JSON object of a video."""
    cells = video.row.cells
    return {
        "line": video.row.line,
        "portrait": cells["portrait"],
        "audio": cells.get("audio"),
        "out": str(video.request.out),
        "state": outcome.state,
        "frames": outcome.frames,
        "notes": list(outcome.notes),
        "error": outcome.sentence or None,
    }
