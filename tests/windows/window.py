"""The window of the bundle on Windows, walked with mouse and keys; its screenshots are kept."""

from __future__ import annotations

from pathlib import Path

from tests.windows.bundle import FOLDER
from tests.windows.wine import Wine

WALK = """
cd /tmp; $W {program} >{out}/window.txt 2>&1 </dev/null &
program=$!
for second in $(seq 120); do
  window=$(xdotool search --onlyvisible --name Understudy | head -1); [ -n "$window" ] && break; sleep 1
done
[ -n "$window" ] || {{ echo "no window"; exit 1; }}
xdotool windowsize $window 1280 800 windowmove $window 60 40; sleep 8
import -window root {out}/window-first.png
xdotool windowfocus $window; xdotool key Escape; sleep 2; xdotool key F1; sleep 3
import -window root {out}/window-keys.png
xdotool key Escape; sleep 1; xdotool key ctrl+2; sleep 3
import -window root {out}/window-video.png
xdotool key alt+F4; for second in $(seq 20); do kill -0 $program 2>/dev/null || break; sleep 1; done
import -window root {out}/window-closed.png
kill -0 $program 2>/dev/null && {{ echo "the window did not close"; kill $program; exit 1; }}
wait $program
"""
REFUSAL = """
cd /tmp; $W {program} render felix missing.wav {out}/never.mp4 </dev/null >/dev/null 2>&1 &
program=$!; sleep 12; import -window root {out}/refusal.png
xdotool search --name '^Understudy$' | head -1 | xargs -I@ xdotool windowfocus @ key Return; sleep 2
kill -0 $program 2>/dev/null && {{ echo "the message box stayed"; kill $program; exit 1; }}
wait $program; [ $? = 2 ]
"""


def walk(wine: Wine, out: Path) -> str:
    """The window opens, shows its views, closes silently with status 0; a refusal is a message box."""
    program = FOLDER / "understudy.exe"
    for name, steps in (("window", WALK), ("refusal", REFUSAL)):
        result = wine.shell(steps.format(program=program, out=out), 240)
        assert result.status == 0, f"{name}: {result.said[-300:]}"
    return f"screenshots in {out.name}: window-first, window-keys, window-video, window-closed, refusal"
