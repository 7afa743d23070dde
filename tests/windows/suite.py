"""The test suite on Windows."""

from __future__ import annotations

import re
from pathlib import Path

from tests.windows.wine import Wine

FOLDERS = ("tests/unit", "tests/gui", "tests/integration")


def run(wine: Wine, out: Path) -> str:
    """All tests pass, or say why they are skipped."""
    counts = []
    for folder in FOLDERS:
        result = wine.python(
            "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rs", "--timeout=180", folder, seconds=3600
        )
        (out / f"{folder.replace('/', '-')}.txt").write_text(result.said, encoding="utf-8")
        ended = re.findall(r"^.*\d+ passed.*$", result.said, re.MULTILINE)
        assert result.status == 0, f"{folder}: {ended[-1] if ended else result.said[-300:]}"
        counts.append(f"{folder} {ended[-1]}")
    return "; ".join(counts)
