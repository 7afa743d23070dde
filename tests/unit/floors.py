"""The floors of the packages, from the ground up: a module may import from its own floor and from those below."""

from __future__ import annotations

from dataclasses import dataclass

Floors = tuple[tuple[str, ...], ...]

FLOORS: dict[str, Floors] = {
    "inference": (
        (
            "sentence",
            "seeded_random",
            "timebase",
            "types",
            "user_error",
            "memory_shortage",
            "card_lock",
            "providers",
            "onnx_session",
            "output_memory",
            "graph_session",
        ),
        ("face_model",),
        ("audio",),
        ("face",),
        ("portrait",),
        ("motion",),
        ("decoder", "watermark"),
        ("pipeline",),
        ("talking_portrait",),
        ("api",),
    ),
    "inference.watermark": (
        ("residual", "spreading_code"),
        ("alignment", "watermark"),
        ("detector",),
    ),
    "inference.decoder": (
        ("colour_range", "disclosure_mark", "marks", "paste", "picture_format", "placement", "unmarked"),
        ("flow",),
        ("scene",),
        ("eyes", "mouth", "skin"),
        ("frame_geometry",),
        ("decoder",),
        ("card",),
        ("open_decoder",),
    ),
    "desktop": (
        ("system",),
        ("disclosure", "speech"),
        ("options", "provenance"),
        ("settings",),
        ("hotkeys",),
        ("library",),
        ("devices",),
        ("live",),
        ("rendering",),
        ("window",),
        ("widgets",),
        ("app", "commands"),
    ),
    "desktop.widgets": (
        ("common", "theme", "tint"),
        ("dialogs",),
        ("devices", "gallery", "live", "look", "video"),
        ("columns",),
        ("main_window",),
        ("shell",),
    ),
}
"""Rooms and single files of each package."""


@dataclass(frozen=True)
class Climb:
    """An import of something on a higher floor."""

    module: str
    imported: str


def floor_of(module: str, package: str) -> int | None:
    """Number of the floor of `package` that `module` is on; None for a module outside `package`, or without a floor."""
    if not module.startswith(f"{package}."):
        return None
    room = module.removeprefix(f"{package}.").partition(".")[0]
    return next((number for number, rooms in enumerate(FLOORS[package]) if room in rooms), None)


def climbs(dependencies: dict[str, set[str]]) -> set[Climb]:
    """All imports that go from a lower floor to a higher one, in any package."""
    return {
        Climb(module, imported)
        for package in FLOORS
        for module, known in dependencies.items()
        for imported in known
        if (low := floor_of(module, package)) is not None
        and (high := floor_of(imported, package)) is not None
        and high > low
    }


def circles(dependencies: dict[str, set[str]]) -> list[list[str]]:
    """Chains of imports that lead back to where they begin, found by removing modules without imports left."""
    left = {module: set(known) for module, known in dependencies.items()}
    while free := [module for module, known in left.items() if not known & left.keys()]:
        for module in free:
            del left[module]
    return [_circle(left, module) for module in left]


def _circle(left: dict[str, set[str]], start: str) -> list[str]:
    """Follow imports from `start` until one comes again."""
    chain = [start]
    while (following := min(left[chain[-1]] & left.keys())) not in chain:
        chain.append(following)
    return [*chain[chain.index(following) :], following]
