"""Programs of the Windows that setup.sh makes."""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "understudy-windows"
"""Where setup.sh puts its 3.1 GB."""


@dataclass(frozen=True)
class Result:
    """How a Windows program ended."""

    status: int
    said: str
    """Standard output and error."""


@dataclass(frozen=True)
class Wine:
    """A Windows folder made by setup.sh."""

    folder: Path
    prefix: Path
    """The drive C: that programs see, with a registry and a server of its own."""

    def python(self, *arguments: str, seconds: int = 300) -> Result:
        """Run Windows' Python with `arguments` in the repository, for at most `seconds`."""
        return self.shell(f"LIMIT={seconds} wpy {shlex.join(arguments)}", seconds)

    def program(self, program: Path, *arguments: str, seconds: int = 300) -> Result:
        """Run a Windows program outside the repository."""
        line = shlex.join([str(program), *arguments])
        return self.shell(f"cd /tmp; set -o pipefail; timeout {seconds} $W {line} 2>&1 </dev/null | cat", seconds)

    def shell(self, line: str, seconds: int) -> Result:
        """Run a line of bash in which wpy is Windows' Python and $W is Wine."""
        told = f"export WINEPREFIX={shlex.quote(str(self.prefix))}; . {shlex.quote(str(self.folder))}/env.sh; {line}"
        done = subprocess.run(
            ["bash", "-c", told], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds + 60
        )
        return Result(done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"))

    def library(self, name: str) -> Path:
        """A DLL in the folder of Windows' own libraries."""
        return self.prefix / "drive_c" / "windows" / "system32" / name


def prepared(folder: Path = CACHE) -> Wine:
    """The Windows in `folder`, made first if it is missing or the requirements have changed.

    Raises CalledProcessError if that fails.
    """
    folder = folder.resolve()
    here, ready, wanted = Path(__file__).parent, folder / "ready", _fingerprint()
    if not ready.is_file() or ready.read_text() != wanted:
        subprocess.run(["bash", str(here / "setup.sh"), str(folder)], check=True)
        ready.write_text(wanted)
    subprocess.run(["bash", str(here / "screen.sh"), str(folder / "logs")], check=True)
    return Wine(folder, folder / "prefix")


def _fingerprint() -> str:
    """Hash of what setup.sh installs, and of itself."""
    files = [*sorted((ROOT / "requirements").glob("*.txt")), Path(__file__).with_name("setup.sh")]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
