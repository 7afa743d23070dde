"""Command `doctor`: checks the installation and the devices, and gives advice."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from desktop.commands import graphics_card
from desktop.devices import sound_system
from desktop.devices.virtual_camera import cameras
from desktop.devices.voice_cable import cable
from desktop.system import screen
from desktop.system.device_permission import MICROPHONE
from desktop.system.frozen_app import is_bundled
from inference import onnx_session
from inference.portrait import builtins, portrait
from inference.user_error import UserError

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
SET_UP = "Run 'python3 -m bootstrap setup'."


@dataclass(frozen=True)
class Finding:
    """Result of one check."""

    name: str
    ok: bool
    detail: str
    advice: str = ""
    """One sentence saying what to do; empty if there is no problem."""
    essential: bool = True
    """True if no video can be made without it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print machine-readable output")
    parser.add_argument(
        "--calibrate",
        action="store_true",
        help="instead: flash and beep through camera and voice cable, read both back, keep what corrects their skew",
    )


def run(options: argparse.Namespace) -> int:
    """Print the findings; returns 1 if something essential is broken, else 0."""
    if options.calibrate:
        return _calibrate(options.json)
    found = findings()
    well = all(finding.ok for finding in found if finding.essential)
    if options.json:
        print(json.dumps({"ok": well, "findings": [asdict(finding) for finding in found]}, indent=2))
    else:
        for finding in found:
            mark = "ok     " if finding.ok else "BROKEN " if finding.essential else "missing"
            print(f"{mark} {finding.name}: {finding.detail}" + f"\n        {finding.advice}" * bool(finding.advice))
    return 0 if well else 1


def _calibrate(as_json: bool) -> int:
    from desktop.live.sync.calibration import calibrate

    if not as_json:
        print("Half a minute of flashes and beeps through camera and cable…", flush=True)
    found = calibrate()
    print(json.dumps(asdict(found), indent=2) if as_json else found.details())
    return 0


def report() -> str:
    """The findings as text, one a line, for bug reports."""
    return "\n".join(
        f"{'ok' if finding.ok else 'NO'} {finding.name}: {finding.detail} {finding.advice}" for finding in findings()
    )


def findings() -> list[Finding]:
    """Run all checks, also after a failed one."""
    return [look() for look in (_python, _packages, _models, _provider, _graphics_card, _face_model, *_DEVICES)]


def _python() -> Finding:
    version = platform.python_version()
    return Finding("Python", sys.version_info >= (3, 11), f"{version}, {platform.platform()}, {os.cpu_count()} cores")


def _packages() -> Finding:
    if is_bundled():
        return Finding("Packages", True, "those of the bundle")
    pins = graphics_card.exchanged(
        [pin for name in ("app", "face-model", "content-credentials") for pin in _pins(name)], _pins
    )
    wrong = [pin for pin in pins if _installed(pin.partition("==")[0]) != pin.partition("==")[2]]
    if not wrong:
        return Finding("Packages", True, ", ".join(pins).replace("==", " "))
    detail = ", ".join(f"{pin} (here: {_installed(pin.partition('==')[0]) or 'none'})" for pin in wrong)
    return Finding("Packages", False, detail, SET_UP)


def _pins(name: str) -> list[str]:
    """package==version of every line of a requirements file that applies to all systems."""
    lines = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.partition("#")[0].strip() for line in lines)
    return [pin for pin in pins if pin and ";" not in pin]


def _installed(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _models() -> Finding:
    def look() -> str:
        names = onnx_session.model_names()
        for name in names:
            onnx_session.model_path(name)
        return ", ".join(names) + ": checksums agree"

    return _try("Models", look)


def _provider() -> Finding:
    return _try("onnxruntime", lambda: ", ".join(_timed(name) for name in onnx_session.model_names()))


def _timed(name: str) -> str:
    """Result of a real run, because a listed provider may still fail."""
    session = onnx_session.open_session(name)
    seconds = min(session.warm_up() for _ in range(5))
    return f"{name} runs on {session.provider} in {1000 * seconds:.1f} ms"


def _graphics_card() -> Finding:
    return _device("Graphics card", graphics_card.describe)


def _face_model() -> Finding:
    def look() -> str:
        started = time.perf_counter()
        portrait.register((entry := builtins.portraits()[0]).path)
        return f"registered the portrait {entry.title} in {time.perf_counter() - started:.2f} s"

    return _try("Face model", look)


def _microphones() -> Finding:
    def look() -> str:
        sound_system.find("input", None)
        if refused := MICROPHONE.refusal():
            raise UserError(refused)
        return ", ".join(sound_system.names("input"))

    return _device("Microphone", look)


def _speakers() -> Finding:
    def look() -> str:
        if not (names := sound_system.names("output")):
            raise UserError("Plug in loudspeakers or headphones; the picture works without them.")
        return ", ".join(names)

    return _device("Speakers", look)


def _camera() -> Finding:
    def look() -> str:
        if not (state := cameras()).available:
            raise UserError(state.reason)
        return ", ".join(state.names)

    return _device("Virtual camera", look)


def _voice_cable() -> Finding:
    def look() -> str:
        if not (state := cable()).available:
            raise UserError(state.reason)
        return f"choose “{state.microphone}” as microphone in the meeting to let the voice wait for the picture"

    return _device("Voice cable", look)


def _screen() -> Finding:
    def look() -> str:
        if problem := screen.problem():
            raise UserError("{problem} 'main.py live' and 'main.py render' need none.", problem=problem)
        return "a window can be opened"

    return _device("Screen", look)


_DEVICES: tuple[Callable[[], Finding], ...] = (_microphones, _speakers, _camera, _voice_cable, _screen)


def _try(name: str, look: Callable[[], str]) -> Finding:
    """Essential finding; not ok if `look` raises."""
    try:
        return Finding(name, True, look())
    except UserError as error:
        return Finding(name, False, "does not work", str(error))
    except (ImportError, OSError, RuntimeError) as error:
        return Finding(name, False, str(error), SET_UP)


def _device(name: str, look: Callable[[], str]) -> Finding:
    """Finding about an optional device; not ok if `look` raises UserError."""
    try:
        return Finding(name, True, look(), essential=False)
    except UserError as error:
        return Finding(name, False, "none", str(error), essential=False)
