"""The installer on Windows: install, self-test, update, uninstall with and without the user's data."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from bootstrap import installer
from tests.windows.bundle import FOLDER, selftest
from tests.windows.wine import ROOT, Wine

SETUP = ROOT / "out" / "windows" / "understudy-setup.exe"
PROGRAM = "Programs/Understudy"
ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Understudy"
PATIENCE = 300.0
"""Seconds for an uninstaller, which goes on after its first process has ended."""
STAMP = "Understudy 2026-03-04 05-06-07.mp4"


def check(wine: Wine, out: Path) -> str:
    """Everything, silently; then both windows, for their pictures."""
    assert installer.build(FOLDER, SETUP, compressor="zlib") == 0, "makensis failed"
    home = Home(wine)
    home.remove()
    install(wine)
    assert home.link.is_file(), "there is no entry in the Start menu"
    listed = wine.shell(f'$W reg query "{ENTRY}" | cat', 60).said
    assert "QuietUninstallString" in listed, listed[-300:]
    passed = selftest(wine, out, home.program / "understudy-cli.exe")
    mine, stale = home.put_data(), home.program / "_internal" / "stale.dll"
    stale.touch()
    install(wine)
    assert (home.program / "understudy.exe").is_file(), "the update removed the program"
    pictures(wine, out, home)
    uninstall(wine, home)
    assert left(mine) == set(mine), f"uninstalling deleted {set(mine) - left(mine)}"
    assert stale.is_file(), "the uninstaller deleted a file that was not its own"
    stale.unlink()
    install(wine)
    uninstall(wine, home, "/PORTRAITS", "/RECORDINGS")
    assert {path.name for path in left(mine)} == {"holiday.mp4"}, f"left: {left(mine)}"
    assert not home.program.exists(), f"left in {home.program}: {[path.name for path in home.program.iterdir()]}"
    size = SETUP.stat().st_size / 1e6
    return f"{size:.0f} MB (zlib); installed: {passed}; update, both kinds of uninstall, pictures: setup, uninstall"


class Home:
    """Folders of the Windows user."""

    def __init__(self, wine: Wine) -> None:
        user = next(path for path in (wine.prefix / "drive_c" / "users").iterdir() if path.name != "Public")
        self.local = user / "AppData" / "Local"
        self.program = self.local / PROGRAM
        self.link = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Understudy.lnk"
        self.videos = user / "Videos" / "Understudy"

    def remove(self) -> None:
        """Delete what an earlier check has left."""
        for folder in (self.program, self.local / "understudy", self.videos):
            shutil.rmtree(folder, ignore_errors=True)

    def put_data(self) -> list[Path]:
        """A portrait, a log, a recording, and a video that somebody else has put beside it."""
        places = ["portraits/me.jpg", "Logs/understudy.log"]
        files = [self.local / "understudy" / place for place in places]
        files += [self.videos / STAMP, self.videos / "holiday.mp4"]
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return files


def left(files: list[Path]) -> set[Path]:
    """Those of `files` that are still there."""
    return {path for path in files if path.exists()}


def install(wine: Wine) -> None:
    """Run the installer without a window."""
    result = wine.program(SETUP, "/S", seconds=600)
    assert result.status == 0, f"the installer ended with {result.status}: {result.said[-300:]}"


def uninstall(wine: Wine, home: Home, *switches: str) -> None:
    """Run the uninstaller without a window, and wait for its second process."""
    wine.program(home.program / "uninstall.exe", "/S", *switches, seconds=300)
    end = time.perf_counter() + PATIENCE
    while (home.program / "uninstall.exe").exists() and time.perf_counter() < end:
        time.sleep(1)
    time.sleep(2)
    assert not (home.program / "understudy.exe").exists(), "the program is still there"
    assert not home.link.exists(), "the Start menu still has the entry"


SHOW = """
(cd /tmp; timeout 60 $W {program} >/dev/null 2>&1) &
for second in $(seq 40); do
  window=$(xdotool search --onlyvisible --name '{title}' | tail -1); [ -n "$window" ] && break; sleep 1
done
[ -n "$window" ] || {{ echo "no window"; exit 1; }}
sleep 3; import -window root {out}/{name}.png; xdotool windowfocus $window key Escape; sleep 2
xdotool key Escape; sleep 2; $WINDOWS_WINE/in-trixie /usr/lib/wine/wineserver -k; wait
"""


def pictures(wine: Wine, out: Path, home: Home) -> None:
    """The first page of the installer and of the uninstaller; both are cancelled."""
    for name, program in (("setup", SETUP), ("uninstall", home.program / "uninstall.exe")):
        result = wine.shell(SHOW.format(program=program, title="Understudy", out=out, name=name), 120)
        assert result.status == 0, f"{name}: {result.said[-300:]}"
