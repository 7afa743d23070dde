"""python -m tests.webgpu.failing_cards FOLDER [CASE...]: cards that cannot work, in `doctor`, `live` and the window.

Each names what is missing in one sentence, and frames go on by the CPU: none of the recording is dark. Cases: the CUDA
build with no driver and with drivers that a small library stands for (no card, too old, without NVIDIA's
libraries); the WebGPU build without a Vulkan driver, with the system's (Debian 12's is refused), and with Mesa 25's
lavapipe, whose device is lost in the middle of a session. Needs gcc, Xvfb, mmdebstrap, Linux x86-64, and 1.5 GB in
~/.cache; six minutes on two cores. Recordings and screenshots of the window lie in FOLDER.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np

from inference.portrait import builtins
from tests.webgpu import lavapipe
from tests.webgpu.lavapipe import ROOT

CUDA_VENV = lavapipe.CACHE.parent / "understudy-cuda" / "venv"
LIVE_SECONDS, SHORT_SECONDS = 20, 6
DARK = 20.0
"""Mean grey level below which a frame counts as dark; the portrait's is above 100."""
NO_DRIVER = "no NVIDIA driver is installed (libcuda.so.1 is missing)"
NO_ADAPTER = "its driver is too old, or no graphics card is found"


@dataclass(frozen=True)
class Case:
    """A machine, and the sentence that it gets."""

    name: str
    sentence: str
    command: Callable[..., list[str]]
    variables: dict[str, str] = field(default_factory=dict)
    loses: Path | None = None
    """File that takes the device away; forced.py makes it in the middle of a session."""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A program; its frames are drawn by the card at first if that will be lost."""
        if self.loses:
            self.loses.unlink(missing_ok=True)
        line, variables = self._line(*arguments), os.environ | {"OMP_NUM_THREADS": "1"} | self.variables
        return subprocess.run(line, cwd=ROOT, env=variables, capture_output=True, text=True)

    def _line(self, *arguments: str) -> list[str]:
        forced = ["-m", "tests.webgpu.forced"] if self.loses else []
        module = [] if forced or arguments[0].endswith(".py") else ["-m"]
        return self.command(*forced, *module, *arguments)


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    lavapipe.prepare()
    lavapipe.make_environment(CUDA_VENV, lavapipe.pins("gpu-cuda.txt", "onnxruntime"))
    wanted = sys.argv[2:]
    failed = [case.name for case in cases(folder) if (not wanted or case.name in wanted) and not passes(case, folder)]
    print("failed:", ", ".join(failed) or "none")
    return int(bool(failed))


def cases(folder: Path) -> list[Case]:
    on_webgpu = lavapipe.command
    lost, icd = folder / "lost", folder / "losing.json"
    library = built(folder / "losing.so", "losing_driver.c")
    icd.write_text(
        json.dumps({"file_format_version": "1.0.1", "ICD": {"library_path": str(library), "api_version": "1.4.0"}})
    )
    losing = {"REAL_DRIVER": str(lavapipe.LIBRARIES / "libvulkan_lvp.so"), "LOSE_DEVICE": str(lost)}
    nowhere = {"VK_DRIVER_FILES": "/nowhere.json", "VK_ICD_FILENAMES": "/nowhere.json"}
    return [
        Case("cuda-no-driver", NO_DRIVER, on_cuda),
        Case("cuda-no-card", "the NVIDIA driver finds no card", on_cuda, driver(folder, "no-card", 100, 13000)),
        Case("cuda-old", "too old: it runs CUDA 12.2, and CUDA 13", on_cuda, driver(folder, "old", 0, 12020)),
        Case("cuda-libraries", "libcublasLt.so.13 is missing", on_cuda, driver(folder, "new", 0, 13020)),
        Case("webgpu-no-driver", NO_ADAPTER, on_webgpu, nowhere),
        Case("webgpu-system", NO_ADAPTER, on_webgpu_alone, {"VK_LOADER_LAYERS_DISABLE": "*"}),
        Case("webgpu-lost", "the graphics card was lost", on_webgpu, lavapipe.surroundings(icd) | losing, lost),
    ]


def on_cuda(*arguments: str) -> list[str]:
    return [str(CUDA_VENV / "bin" / "python"), *arguments]


def on_webgpu_alone(*arguments: str) -> list[str]:
    """With the Vulkan drivers of this system."""
    return [str(lavapipe.VENV / "bin" / "python"), *arguments]


def driver(folder: Path, name: str, status: int, version: int) -> dict[str, str]:
    """Variables with which a made-up libcuda.so.1 is found."""
    place = folder / name
    place.mkdir(exist_ok=True)
    built(place / "libcuda.so.1", "cuda_driver.c", f"-DSTATUS={status}", f"-DVERSION={version}")
    return {"LD_LIBRARY_PATH": str(place)}


def built(library: Path, source: str, *options: str) -> Path:
    command = ["gcc", "-shared", "-fPIC", *options, "-o", str(library), str(Path(__file__).parent / source), "-ldl"]
    subprocess.run(command, check=True)
    return library


def passes(case: Case, folder: Path) -> bool:
    """Whether doctor, live and the window say the sentence, and pictures go on."""
    seen = {} if case.loses else {"doctor": case.sentence in doctor(case)}
    seen["live"] = live(case, folder / f"{case.name}.mp4")
    if case.name in {"cuda-no-driver", "webgpu-system", "webgpu-lost"}:
        seen["window"] = window(case, folder / f"{case.name}.png")
    print(case.name, ", ".join(f"{name} {'passed' if good else 'FAILED'}" for name, good in seen.items()), flush=True)
    return all(seen.values())


def doctor(case: Case) -> str:
    done = case.run("main.py", "doctor")
    text = done.stdout + done.stderr
    print("  doctor:", [line.strip() for line in text.splitlines() if "card is not used" in line])
    return text if "Traceback" not in text else ""


def live(case: Case, out: Path) -> bool:
    """Records a session; its report names the sentence, and no frame is dark or left out."""
    out.unlink(missing_ok=True)
    voice, seconds = str(builtins.voices()[0].path), LIVE_SECONDS if case.loses else SHORT_SECONDS
    options = [
        "--portrait",
        "felix",
        "--microphone",
        voice,
        "--camera",
        "none",
        "--headless",
        "--seconds",
        str(seconds),
    ]
    done = case.run("main.py", "live", *options, "--record", str(out))
    report = json.loads(done.stdout[done.stdout.index("{") :]) if done.returncode == 0 else {}
    levels, still = recorded(out)
    print(f"  live: drawn by {report.get('provider')}; {report.get('graphics_card')}")
    print(
        f"  live: {len(levels)} frames, darkest {min(levels):.0f}, at most {still} alike in a row {done.stderr[-300:]}"
    )
    return case.sentence in str(report.get("graphics_card")) and report.get("provider") == "CPU" and min(levels) > DARK


def recorded(file: Path) -> tuple[list[float], int]:
    """Mean grey levels of all frames, and the most frames in a row that show the same."""
    levels, longest, alike, last = [0.0], 0, 0, None
    if not file.is_file():
        return levels, longest
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            pixels = frame.to_ndarray(format="gray")
            levels.append(float(pixels.mean()))
            alike = alike + 1 if last is not None and (np.abs(pixels.astype(int) - last).max() <= 2) else 0
            longest, last = max(longest, alike), pixels.astype(int)
    return levels[1:] or levels, longest


def window(case: Case, picture: Path) -> bool:
    """Goes live in the window on a screen of its own; it shows the sentence."""
    voice = str(builtins.voices()[0].path)
    with screen() as display:
        case.variables.update(DISPLAY=display, QT_QPA_PLATFORM="xcb", XDG_CONFIG_HOME=str(picture.parent / "config"))
        done = case.run("tests.hardware.window_run", str(picture), str(LIVE_SECONDS), voice)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    report = json.loads(lines[-1]) if lines else {}
    print(f"  window: {report.get('problem')}; {report.get('pictures_seen')} pictures {done.stderr[-300:]}")
    return case.sentence in str(report.get("problem")) and report["state"] == "running"


@contextmanager
def screen() -> Iterator[str]:
    """An X server; yields its name."""
    with ExitStack() as ends:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        ends.callback(server.wait)
        ends.callback(server.terminate)
        number = os.read(reading, 16).decode().strip()
        time.sleep(0.5)
        yield f":{number}"


if __name__ == "__main__":
    sys.exit(main())
