"""The window of the bundle on Windows, walked with mouse and keys; its screenshots are kept."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.system.device_permission import DENIED, MICROPHONE
from tests.windows.bundle import FOLDER
from tests.windows.installer import Home
from tests.windows.wine import ROOT, Wine

PERSONALIZE, DWM = (
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize",
    r"HKCU\Software\Microsoft\Windows\DWM",
)
LIGHT, DARK = 1, 0
RED = 0xFF2311E8
"""Accent #e81123 as Windows keeps it, 0xAABBGGRR."""
START = "LIMIT=150 wpy -m tests.windows.explorer {program} {arguments} >{out}/{name}.txt &"
"""Without standard handles, as Explorer starts programs."""
OPENED = """
for second in $(seq 120); do
  window=$(xdotool search --onlyvisible --name '^Understudy$' | head -1); [ -n "$window" ] && break; sleep 1
done
[ -n "$window" ] || {{ echo "no window"; exit 1; }}
xdotool windowsize $window 1280 800 windowmove $window 60 40; sleep 8
"""
WALK = (
    OPENED
    + """
import -window root {out}/window-first.png
xdotool windowfocus $window; xdotool key F1; sleep 3; import -window root {out}/window-keys.png
xdotool key Escape; sleep 1; xdotool mousemove --window $window 116 36 click 1; sleep 3
import -window root {out}/window-video.png
xdotool mousemove --window $window 1242 36 click 1; sleep 2; import -window root {out}/window-menu.png
xdotool key Escape; sleep 1; xdotool windowfocus $window key ctrl+q; sleep 6
import -window root {out}/window-closed.png; wait
"""
)
SETTINGS = (
    OPENED
    + """
xdotool mousemove --window $window 1109 597 click 1; sleep 3; import -window root {out}/window-dark.png
xdotool mousemove --window $window 1185 86 click 1; sleep 4; import -window root {out}/window-devices.png
for other in $(xdotool search --onlyvisible '.*' 2>/dev/null); do xdotool getwindowname $other; done > {out}/windows.txt
xdotool windowfocus $window key ctrl+q; sleep 6; wait
"""
)
REFUSAL = """
for second in $(seq 60); do
  box=$(xdotool search --onlyvisible --name '^Understudy$' | head -1); [ -n "$box" ] && break; sleep 1
done
[ -n "$box" ] || {{ echo "no message box"; exit 1; }}
sleep 2; import -window root {out}/refusal.png; xdotool windowfocus $box key Return; wait
"""
EXPECTED = {"Understudy", "Openbox", "panel", ""}
"""Names of top-level windows: the program's, the window manager's, the tray's."""
RUNS = {
    "window": ("", WALK, 0),
    "settings": ("", SETTINGS, 0),
    "refusal": ("render felix missing.wav never.mp4", REFUSAL, 2),
}
"""Arguments of the program, steps of the user, and the exit status."""


def walk(wine: Wine, out: Path) -> str:
    """The window opens, shows its views and closes silently, light and dark; a refusal is a message box."""
    Home(wine).remove()
    program = (FOLDER / "understudy.exe").relative_to(ROOT)
    for name, (arguments, steps, status) in RUNS.items():
        personalize(wine, DARK if name == "settings" else LIGHT)
        allow_microphone(wine, name != "settings")
        start = START.format(program=program, arguments=arguments, out=out, name=name)
        result = wine.shell(start + steps.format(out=out), 300)
        assert result.status == 0, f"{name}: {result.said[-300:]}"
        said = (out / f"{name}.txt").read_text(encoding="utf-8", errors="replace")
        assert f"exit status {status}" in said, f"{name}: {said[-300:]}"
    allow_microphone(wine, True)
    stray = set((out / "windows.txt").read_text(encoding="utf-8").split("\n")) - EXPECTED
    assert not stray, f"other windows of the program: {', '.join(stray)}"
    return f"{facts(wine)}; one window, tray icon in the tray"


def facts(wine: Wine) -> str:
    """DPI awareness, font, scheme and accent are those of the desktop."""
    personalize(wine, DARK)
    said = wine.python("-m", "tests.windows.desktop_facts").said
    personalize(wine, LIGHT)
    found = dict(re.findall(r"(dpi|font|system|scheme|accent|highlight) (\S+)", said))
    assert found.get("dpi") == "2", f"not aware of each monitor's DPI: {said[-300:]}"
    assert (found["scheme"], found["accent"]) == ("Dark", "#e81123"), said[-300:]
    red, green, blue = bytes.fromhex(found["highlight"][1:])
    assert red > max(green, blue), said[-300:]
    return f"DPI per monitor, font {found['font']} (messages: {found['system']}), dark, red accent {found['highlight']}"


def personalize(wine: Wine, light: int) -> None:
    """Choose dark or light apps and a red accent, as the settings of Windows do."""
    entries = ((PERSONALIZE, "AppsUseLightTheme", light), (DWM, "AccentColor", RED))
    for key, name, value in entries:
        wine.shell(f'$W reg add "{key}" /v {name} /t REG_DWORD /d {value} /f >/dev/null 2>&1 | cat', 60)


def allow_microphone(wine: Wine, allowed: bool) -> None:
    """Set the switch "Let desktop apps access your microphone"."""
    value = "Allow" if allowed else DENIED
    wine.shell(f'$W reg add "HKCU\\{MICROPHONE.store}" /v Value /d {value} /f >/dev/null 2>&1 | cat', 60)
    look = "from desktop.system.device_permission import MICROPHONE; print(MICROPHONE.refusal())"
    told = wine.python("-c", look)
    assert ("Windows keeps" in told.said) is not allowed, told.said[-300:]
