"""Figures of `packets_run.py`: the face that was sent against what a session showed and sent on."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from desktop.devices.faces.packets.rotation import angles_of_unity
from inference.types import Pixels
from tests.hardware import sent_face
from tests.hardware.shown_face import Array, ShownFace
from tests.hardware.shown_session import Shown

LAGS = np.arange(0.0, 0.4, 0.001)
"""Seconds"""
HEAD = re.compile(r'/VMC/Ext/Bone/Pos \S+ "Head" (.*)')


def motion_figures(shown: Shown, began: float, sound: float, length: float) -> dict[str, Any]:
    """Delay and faithfulness of the motion, and what became of it after the sender."""
    times = np.array([moment for moment, _ in shown.motions]) - began
    heads = np.array([(m.pose.yaw, m.pose.pitch, m.pose.roll) for _, m in shown.motions])
    moving = (times > sent_face.REST + 2) & (times < length - sent_face.HOLD)
    errors = [_rms(heads[moving] - _sent(times[moving] - lag, length)) for lag in LAGS]
    lag = float(LAGS[int(np.argmin(errors))])
    lost, rest = heads[times > length][0], heads[times > length + lag + 1.2]
    way = heads[times > length + lag]
    return {
        "face_ms": round(1000 * lag),
        "sound_ms": round(1000 * sound),
        "sync_ms": round(1000 * (lag - sound)),
        "motion_rms": round(float(min(errors)), 2),
        "lost": [round(float(x), 1) for x in (lost[0], np.abs(rest[:, 0]).max(), np.abs(np.diff(way[:, 0])).max())],
    }


def _sent(times: Array, length: float) -> Array:
    return np.array([sent_face.head_at(float(moment), length) for moment in times])


def _rms(errors: Array) -> float:
    return math.sqrt(float(np.mean((errors - errors.mean(axis=0)) ** 2)))


def seen_figures(shown: Shown, began: float, lag: float, length: float, strip: Path) -> dict[str, Any]:
    """What the face model sees in the pictures."""
    reader = ShownFace()
    kept = [(moment - began - lag, jpeg) for moment, jpeg in shown.pictures if 1 < moment - began - lag < length]
    times, seen = np.array([moment for moment, _ in kept]), np.array([reader.read(jpeg) for _, jpeg in kept])
    cv2.imwrite(str(strip), _strip(kept))
    moving = (times > sent_face.REST + 2) & np.isfinite(seen[:, 0])
    sent = _sent(times[moving], length)
    found = [float(np.corrcoef(sent[:, axis], seen[moving, axis])[0, 1]) for axis in range(3)]
    blinks = sent_face.blinks(length)
    carried = [np.nanmax(seen[np.abs(times - blink) < 0.15, 3], initial=0.0) >= 0.5 for blink in blinks]
    return {"seen": [round(value, 3) for value in found], "blinks": [len(blinks), sum(map(int, carried))]}


def _strip(kept: list[tuple[float, bytes]]) -> Pixels:
    """Every half second a picture, in rows of eight."""
    chosen = [kept[int(i)][1] for i in np.linspace(0, len(kept) - 1, 24)]
    pictures = [cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR) for jpeg in chosen]
    return np.vstack([np.hstack(pictures[row : row + 8]) for row in range(0, 24, 8)])


def vmc_figures(lines: list[str], shown: Shown) -> dict[str, Any]:
    """Heads that the other program read against those of the motions, in their order."""
    found = [match[1].split()[3:7] for line in lines if (match := HEAD.search(line))]
    heads = [angles_of_unity((float(x), float(y), float(z), float(w))) for x, y, z, w in found]
    ours = [(m.pose.yaw, m.pose.pitch, m.pose.roll) for _, m in shown.motions]
    same = min(len(heads), len(ours))
    error = float(np.abs(np.array(heads[:same]) - np.array(ours[:same])).max()) if same else math.nan
    names = {line.split()[3] for line in lines if "/VMC/Ext/Blend/Val" in line}
    return {"messages": len(lines), "frames": [len(ours), len(heads)], "shapes": len(names), "error": round(error, 4)}
