"""What `doctor` says about the graphics card."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata

from inference import onnx_session, providers
from inference.decoder.open_decoder import open_decoder
from inference.decoder.scene.scene import Scene
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.user_error import UserError

BUILDS = {"onnxruntime-gpu": "gpu-cuda", "onnxruntime-webgpu": "gpu-webgpu"}
"""Builds of onnxruntime for graphics cards, and their requirements files."""


def exchanged(pins: list[str], pins_of: Callable[[str], list[str]]) -> list[str]:
    """The app's pins, with those of the installed build for graphics cards, if any, instead of onnxruntime's."""
    files = [file for package, file in BUILDS.items() if _is_installed(package)]
    if not files:
        return pins
    return [pin for pin in pins if not pin.startswith("onnxruntime==")] + [p for file in files for p in pins_of(file)]


def describe() -> str:
    """The card's provider and how it compares with the CPU. Raises UserError if the card cannot be used."""
    name = providers.accelerator()
    if name is None:
        return "none asked for ('python3 -m bootstrap setup' says which one fits); everything runs on the CPU"
    compared = ", ".join([_frames(), *(_compared(model) for model in onnx_session.model_names())])
    if (why := providers.problem()) and providers.usable() is None:
        raise UserError(why)
    return f"{name} works; {compared}"


def _frames() -> str:
    face = load_or_register(builtins.portraits()[0].path)
    drawn_by = open_decoder(face, Scene(face)).provider
    why = providers.problem()
    return f"frames on {drawn_by}" + (f" ({why})" if why else "")


def _compared(name: str) -> str:
    trial = onnx_session.compare(name)
    if trial is None:
        return f"{name} on CPU"
    wrong = f", with other results (by {trial.difference:.1%})" if trial.difference > onnx_session.AGREEMENT else ""
    used = trial.provider if trial.card_is_better else "CPU"
    times = f"{1000 * trial.card_seconds:.1f} ms{wrong}, CPU {1000 * trial.cpu_seconds:.1f} ms"
    return f"{name} on {used} ({trial.provider} {times})"


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True
