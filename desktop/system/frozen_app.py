"""Whether the program runs out of a bundle, and what its user may put beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

from inference.sentence import Sentence


def is_bundled() -> bool:
    """Python and all libraries came in one folder."""
    return hasattr(sys, "_MEIPASS")


def packages() -> Path:
    """Where a bundle looks for Python packages that it must not bring itself."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "packages"


def repair(package: str) -> Sentence:
    """What to do when a Python package is missing."""
    if not is_bundled():
        return Sentence("run the setup again")
    wheels = "--only-binary=:all: --python-version {}.{}".format(*sys.version_info)
    return Sentence(
        'install it, once, with: python3 -m pip install --no-deps {wheels} --target "{folder}" {package}',
        wheels=wheels,
        folder=packages(),
        package=package,
    )
