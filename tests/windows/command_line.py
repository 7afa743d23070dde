"""The commands doctor, render and live on Windows."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import av
import numpy as np

from desktop.provenance import installation
from tests.windows.wine import ROOT, Wine

VOICE = "resources/voices/june.wav"
MOST_DIFFERENCE = 1.0
"""Mean difference of decoded pictures between the systems, in levels of 255."""
CAMERA_KEY = r"HKCR\CLSID\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
"""Made by OBS Studio's installation."""


def doctor(wine: Wine, out: Path) -> str:
    """The doctor ends with a report and finds the models."""
    result = wine.python("main.py", "doctor")
    (out / "doctor.txt").write_text(result.said, encoding="utf-8")
    found = re.findall(r"^ok +([^:]+):", result.said, re.MULTILINE)
    assert {"Python", "Packages", "Models", "onnxruntime", "Face model", "Screen"} <= set(found), result.said[-300:]
    return "ok: " + ", ".join(found)


def render(wine: Wine, out: Path) -> str:
    """A video made on Windows shows the pictures of one made here."""
    arguments = ["main.py", "render", "felix", VOICE]
    data = same_number(out)
    theirs, ours = out / "windows.mp4", out / "linux.mp4"
    for path in (theirs, ours):
        path.unlink(missing_ok=True)
    line = shlex.join([*arguments, str(theirs.relative_to(ROOT))])
    there = shlex.quote(f"Z:{data}".replace("/", "\\"))
    result = wine.shell(f"export WIN_PD_OVERRIDE_LOCAL_APPDATA={there}; LIMIT=600 wpy {line}", 600)
    assert result.status == 0, result.said[-300:]
    environment = os.environ | {"XDG_DATA_HOME": str(data), "XDG_CACHE_HOME": str(data)}
    command = [ROOT / ".venv/bin/python", *arguments, ours]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
    differences = [
        float(np.abs(a.astype(int) - b).mean()) for a, b in zip(pictures(theirs), pictures(ours), strict=True)
    ]
    assert max(differences) <= MOST_DIFFERENCE, f"pictures differ by up to {max(differences):.2f} levels"
    return f"{len(differences)} pictures, at most {max(differences):.3f} levels from Linux'"


def same_number(out: Path) -> Path:
    """A data folder whose installation number makes the watermark the same on both systems."""
    data = out / "data"
    file = data / "understudy" / "provenance" / installation.NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("0000002a", encoding="ascii")
    return data


def live(wine: Wine, out: Path) -> str:
    """Ten seconds live from a sound file reach OBS's camera and a recording."""
    record = out / "live.mp4"
    record.unlink(missing_ok=True)
    wine.shell(f'$W reg add "{CAMERA_KEY}" /f >/dev/null 2>&1 | cat', 60)
    reader = f"LIMIT=120 wpy -m tests.windows.camera_reader 120 > {out}/camera.txt &"
    command = f"main.py live --portrait felix --microphone {VOICE} --camera auto --seconds 10 --headless"
    result = wine.shell(f"{reader} LIMIT=200 wpy {command} --record {record.relative_to(ROOT)}; wait", 300)
    assert result.status == 0, result.said[-300:]
    (out / "live.txt").write_text(result.said, encoding="utf-8")
    seen = (out / "camera.txt").read_text(encoding="utf-8").split()
    assert seen[:1] == ["frames"], f"no frame reached the camera: {' '.join(seen)}"
    count = sum(1 for _ in pictures(record))
    assert count > 150, f"the recording has {count} pictures"
    made = figures(result.said)
    rate = f"{made['fps']:.1f} a second, {made['latency_p50_ms']} ms"
    return f"recording {count} pictures; camera: {' '.join(seen)}; {rate}"


def figures(said: str) -> dict[str, float]:
    """Statistics that `live` has printed as JSON."""
    printed = re.search(r"^\{$.*^\}$", said, re.MULTILINE | re.DOTALL)
    assert printed, said[-300:]
    return dict(json.loads(printed[0]))


def pictures(video: Path) -> list[np.ndarray]:
    """RGB pictures of a video."""
    with av.open(str(video)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
