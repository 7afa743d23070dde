"""Command `doctor`: checks the installation and the devices, and gives advice."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from desktop.commands import graphics_card
from desktop.commands.device_findings import DEVICES
from desktop.commands.finding import SET_UP, Finding, optional, tried
from desktop.system.frozen_app import is_bundled
from inference import onnx_session
from inference.portrait import builtins, portrait

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"


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
    return [look() for look in (_python, _packages, _models, _provider, _graphics_card, _face_model, *DEVICES)]


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

    return tried("Models", look)


def _provider() -> Finding:
    return tried("onnxruntime", lambda: ", ".join(_timed(name) for name in onnx_session.model_names()))


def _timed(name: str) -> str:
    """Result of a real run, because a listed provider may still fail."""
    session = onnx_session.open_session(name)
    seconds = min(session.warm_up() for _ in range(5))
    return f"{name} runs on {session.provider} in {1000 * seconds:.1f} ms"


def _graphics_card() -> Finding:
    return optional("Graphics card", graphics_card.describe)


def _face_model() -> Finding:
    def look() -> str:
        started = time.perf_counter()
        portrait.register((entry := builtins.portraits()[0]).path)
        return f"registered the portrait {entry.title} in {time.perf_counter() - started:.2f} s"

    return tried("Face model", look)
