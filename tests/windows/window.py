"""The window of the bundle on Windows, walked with mouse and keys; its screenshots are kept."""

from __future__ import annotations

from pathlib import Path

from tests.windows.bundle import FOLDER
from tests.windows.wine import ROOT, Wine

START = "LIMIT=150 wpy -m tests.windows.explorer {program} {arguments} >{out}/{name}.txt &"
"""Without standard handles, as Explorer starts programs."""
WALK = """
for second in $(seq 120); do
  window=$(xdotool search --onlyvisible --name '^Understudy$' | head -1); [ -n "$window" ] && break; sleep 1
done
[ -n "$window" ] || {{ echo "no window"; exit 1; }}
xdotool windowsize $window 1280 800 windowmove $window 60 40; sleep 8
import -window root {out}/window-first.png
xdotool windowfocus $window; xdotool key F1; sleep 3; import -window root {out}/window-keys.png
xdotool key Escape; sleep 1; xdotool mousemove --window $window 116 36 click 1; sleep 3
import -window root {out}/window-video.png
xdotool mousemove --window $window 1242 36 click 1; sleep 2; import -window root {out}/window-menu.png
xdotool key Escape; sleep 1; xdotool windowfocus $window key ctrl+q; sleep 6
import -window root {out}/window-closed.png; wait
"""
REFUSAL = """
for second in $(seq 60); do
  box=$(xdotool search --onlyvisible --name '^Understudy$' | head -1); [ -n "$box" ] && break; sleep 1
done
[ -n "$box" ] || {{ echo "no message box"; exit 1; }}
sleep 2; import -window root {out}/refusal.png; xdotool windowfocus $box key Return; wait
"""
RUNS = {"window": ("", WALK, 0), "refusal": ("render felix missing.wav never.mp4", REFUSAL, 2)}
"""Arguments of the program, steps of the user, and the exit status."""


def walk(wine: Wine, out: Path) -> str:
    """The window opens, shows its views and closes silently; a refusal is a message box."""
    program = (FOLDER / "understudy.exe").relative_to(ROOT)
    for name, (arguments, steps, status) in RUNS.items():
        start = START.format(program=program, arguments=arguments, out=out, name=name)
        result = wine.shell(start + steps.format(out=out), 240)
        assert result.status == 0, f"{name}: {result.said[-300:]}"
        said = (out / f"{name}.txt").read_text(encoding="utf-8", errors="replace")
        assert f"exit status {status}" in said, f"{name}: {said[-300:]}"
    return "screenshots: window-first, window-keys, window-video, window-menu, window-closed, refusal"
