import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.system.private_files import close_folders

ROOT = Path(__file__).resolve().parents[4]
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
WRITE = """
import sys
from pathlib import Path
from desktop.system import private_files
from desktop.system.atomic_file import atomic_file
private_files.keep_private()
folder = Path(sys.argv[1]) / "portraits"
folder.mkdir()
with atomic_file(folder / "face.jpg") as half:
    half.write_bytes(b"face")
"""


@posix
def test_files_and_folders_are_private(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path)], cwd=ROOT, check=True)
    assert (tmp_path / "portraits").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "portraits" / "face.jpg").stat().st_mode & 0o777 == 0o600


@posix
def test_open_folders_are_closed_and_missing_ones_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    (tmp_path / "data").chmod(0o755)
    close_folders([tmp_path / "data", tmp_path / "none"])
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert not (tmp_path / "none").exists()
