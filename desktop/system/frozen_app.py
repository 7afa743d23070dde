"""Detection of a PyInstaller bundle, and the folder for packages that users add to it."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

from inference.sentence import Sentence


def is_bundled() -> bool:
    """True if the program runs from a bundle that contains Python and all libraries."""
    return hasattr(sys, "_MEIPASS")


def packages() -> Path:
    """Folder where a bundle looks for Python packages that it does not include."""
    return platformdirs.user_data_path("understudy", appauthor=False) / "packages"


def repair(package: str) -> Sentence:
    """Instruction for installing a missing Python package."""
    if not is_bundled():
        return Sentence("run the setup again")
    wheels = "--only-binary=:all: --python-version {}.{}".format(*sys.version_info)
    return Sentence(
        'install it, once, with: {python} -m pip install --no-deps {wheels} --target "{folder}" {package}',
        python="py" if sys.platform == "win32" else "python3",
        wheels=wheels,
        folder=packages(),
        package=package,
    )
