"""Types to talk by the keyboard alone, on a screen of its own: typing_run.py FOLDER (needs Xvfb, xdotool, espeak-ng).

The real program runs in an empty home without a microphone. The preview starts, a line is typed and spoken, Escape
stops it and Up brings it back; FOLDER gets a picture of the screen after each step.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":97"
SIZE = "1280x800"
START_SECONDS, SETTLING_SECONDS = 60.0, 12.0
LINE = "Hello everybody, I am typing this, and my portrait speaks."
STEPS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("line", ("key", "s"), 0.5),
    ("button", ("key", "Escape"), 0.5),
    ("preview-button", ("key", "shift+Tab"), 0.5),
    ("preview", ("key", "Return"), 6.0),
    ("line-again", ("key", "s"), 0.5),
    ("typed", ("type", "--delay", "30", LINE), 0.5),
    ("spoken", ("key", "Return"), 1.0),
    ("stopped", ("key", "Escape"), 0.6),
    ("recalled", ("key", "Up"), 0.5),
)
"""Name of the picture, what xdotool does, and seconds to wait before the picture."""


@contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def xdotool(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True)
    return done.stdout.strip()


def window(environment: dict[str, str]) -> str:
    """Id of the program's window, once it is shown."""
    ends = time.perf_counter() + START_SECONDS
    while time.perf_counter() < ends:
        if found := xdotool(environment, "search", "--onlyvisible", "--name", "Understudy").split():
            return found[0]
        time.sleep(0.5)
    raise SystemExit("The window did not open.")


def save(picture: Path) -> None:
    grab = ["ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-video_size", SIZE, "-i", DISPLAY, "-frames:v", "1"]
    subprocess.run([*grab, str(picture)], check=True)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        environment = os.environ | dict.fromkeys(names, home) | {"DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
        with (
            running("Xvfb", DISPLAY, "-screen", "0", f"{SIZE}x24", environment=environment),
            running(sys.executable, "main.py", environment=environment),
        ):
            xdotool(environment, "windowfocus", window(environment))
            time.sleep(SETTLING_SECONDS)
            for number, (name, words, seconds) in enumerate(STEPS, 1):
                xdotool(environment, *words)
                time.sleep(seconds)
                save(folder / f"{number}-{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
