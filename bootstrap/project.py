"""The project's version, from pyproject.toml; read without tomllib, which Pythons before 3.11 lack."""

from __future__ import annotations

import re

from bootstrap.environment import ROOT


def version() -> str:
    """The version, such as 0.1.0."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
    return found[1] if found else "0.0.0"
