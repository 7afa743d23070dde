from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.provenance.c2pa_library import native
from tests.unit.source_files import ROOT

SHOWN = "from desktop.provenance.c2pa_library import native; print(native._lib._name)"


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_no_library_is_loaded_from_the_current_folder(tmp_path: Path) -> None:
    own = Path(native._lib._name)
    (tmp_path / own.name).symlink_to(own)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN], cwd=tmp_path, env=environment, text=True, capture_output=True, check=True
    )
    assert Path(shown.stdout.strip()) == own
    assert own.parent.name == "libs"
