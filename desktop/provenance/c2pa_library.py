"""The package c2pa, with its native library taken from the package's own folder.

By itself the package looks for the library in the current folder first, which may hold files of other people.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

LOADER = "c2pa.lib"


def _imported() -> Any:
    """The package, imported with a loader that knows one folder."""
    package = find_spec("c2pa")
    folders = list(package.submodule_search_locations or ()) if package else []
    spec = PathFinder.find_spec(LOADER, folders)
    if spec is None or spec.loader is None:
        raise ImportError("No module named 'c2pa'", name="c2pa")
    loader = module_from_spec(spec)
    spec.loader.exec_module(loader)
    loader.__dict__["_get_possible_search_paths"] = lambda: [Path(folder) / "libs" for folder in folders]
    sys.modules[LOADER] = loader
    return import_module("c2pa")


c2pa = _imported()
native = import_module("c2pa.c2pa")
"""The module that holds the library's functions."""
