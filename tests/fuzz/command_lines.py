"""Random command lines: each ends with a sentence or a usage message, never with a traceback.

`python -m tests.fuzz.command_lines [--count 3000] [--seed 0]` prints the lines that failed. Nothing is rendered and no
device is opened: commands stop where they would begin to work.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from unittest import mock

import main
from inference.user_error import UserError

NUMBERS = ["0", "1", "-1", "nan", "inf", "-inf", "1e300", "1e-300", "-0.0", "abc", "", "١", "1_000", "0x1f", "1,2", ","]
TEXTS = [
    "felix",
    "nadia",
    "june",
    "auto",
    "none",
    "happy:0.5",
    "happy:nan",
    ":",
    "a:b:c",
    "#20603a",
    "#zz",
    "blur",
    "~",
]
ODD_TEXTS = [
    "",
    " ",
    "-",
    "--",
    "%",
    "%05d",
    "a%d%d.png",
    "\udce9",
    "\u202e",
    "x" * 300,
    "../..",
    "/",
    "C:\\x",
    "mute",
    "9",
]
VALID = {
    "render": ["felix", "june", "out.mp4"],
    "live": ["--portrait", "felix", "--microphone", "june", "--camera", "none", "--headless"],
    "bench": ["speed"],
    "press": ["mute"],
}
LIKELY = {
    "--size": ["512", "720p", "1080p"],
    "--fps": ["25", "30", "60"],
    "--take-photo": ["out.png", "me.jpg", "folder", "no/x.png", "x.gif", ""],
    "--format": ["mp4", "mov", "webm", "png"],
    "--mode": ["best-lips", "lowest-delay"],
    "--camera": ["none", "auto", ""],
    "--emotion": ["happy", "sad:0.5", "angry:nan", "felix.toml", "happy:2", ":0.5", "curves.csv:1"],
    "--background": ["photo", "blur", "#20603a", "text.png", "folder", "transparent", "", "missing.png"],
    "--list": ["list.csv", "curves.csv", "empty.wav", "folder", "missing.wav", ""],
    "--follow": ["livelink", "vmc:0", "vmc:[::1]:9", "websocket:x:1", "camera", "curves.csv", "text.png", "kinect", ""],
    "--follow-record": ["packets.txt", "curves.csv", "folder", "no/x.txt", ""],
    "--vmc-out": ["127.0.0.1:9", "9", "x:1", "0", ""],
    "--scheduler": ["tcp://127.0.0.1:1", "tcp://", "nonsense", ""],
    **dict.fromkeys(("--distance", "--head-motion", "--head-speed", "--expressiveness", "--zoom"), NUMBERS),
    **{
        option: [*NUMBERS, "0.5,0.5", "nan,nan", "1,2,3", "1e9,0"]
        for option in ("--gaze", "--face", "--shift", "--head-pose")
    },
    **{
        option: ["out.csv", "curves.csv", "folder", "", "folder/x.csv", "no/x.csv"]
        for option in ("--curves", "--from-curves")
    },
}
ENDS = {
    "desktop.rendering.video_renderer.load_portrait": "stopped",
    "desktop.commands.render_many.load_portrait": "stopped",
    "desktop.commands.render_list.outcomes": "stopped",
    "desktop.commands.live.LiveSession": "stopped",
    "desktop.commands.live.builtins.portraits": "stopped",
    "desktop.commands.soak.LiveSession": "stopped",
    "desktop.commands.bench.measure": "stopped",
    "desktop.commands.bench._window": "stopped",
    "desktop.commands.start.open_window": "stopped",
    "desktop.commands.start._microphone_problem": "stopped",
    "desktop.commands.doctor.findings": "stopped",
    "desktop.commands.doctor._calibrate": "stopped",
    "desktop.commands.selftest.run": "stopped",
    "desktop.commands.press.run": "stopped",
    "desktop.commands.take_photo.PhotoCamera": "stopped",
    "desktop.commands.verify.verify": "stopped",
    "desktop.commands.verify.installation.reset": "stopped",
}
"""Functions that begin the work of a command."""


def failures(count: int, seed: int) -> list[tuple[list[str], BaseException]]:
    """Command lines that ended with anything but an exit status, in a folder of their own."""
    chance, found = random.Random(seed), []  # noqa: S311 - not for secrets
    options = {command: _options(command) for command in main.COMMANDS}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), _stopped():
        files = _files(Path(folder))
        for _ in range(count):
            line = _line(chance, options, files)
            try:
                _run(line)
            except BaseException as error:  # noqa: BLE001 - that is what is looked for
                found.append((line, error))
    return found


def _run(line: list[str]) -> None:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            main.main(line)
        except SystemExit as end:  # argparse
            if end.code not in (0, 2):
                raise


@contextlib.contextmanager
def _stopped() -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        for name, sentence in ENDS.items():
            import_module(name.rpartition(".")[0] if name.count(".") == 3 else ".".join(name.split(".")[:3]))
            stack.enter_context(mock.patch(name, _refusing(sentence)))
        yield


def _refusing(sentence: str) -> Callable[..., object]:
    def refuse(*_: object, **__: object) -> object:
        raise UserError(sentence)

    return refuse


def _options(command: str) -> list[str]:
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"desktop.commands.{command}").add_arguments(parser)
    return [option for action in parser._actions for option in action.option_strings]


def _files(folder: Path) -> list[str]:
    (folder / "empty.wav").touch()
    (folder / "text.png").write_text("no picture")
    (folder / "curves.csv").write_text("jawOpen\n0.1\n0.9\n")
    (folder / "list.csv").write_text("portrait,audio,out\nfelix,june,a.mp4\n")
    (folder / "folder").mkdir()
    return ["empty.wav", "text.png", "curves.csv", "folder", "out.mp4", "out-%05d.png", "missing.wav", "felix.toml"]


def _line(chance: random.Random, options: dict[str, list[str]], files: list[str]) -> list[str]:
    """Half of the lines begin as valid ones, so that all options are read and not only the first fault."""
    command = chance.choice([*options, "render", "live", "render", "live", "bench", "no-such-command"])
    values = [*NUMBERS, *TEXTS, *ODD_TEXTS, *files]
    if chance.random() < 0.5:
        line = [command, *VALID.get(command, [])]
    else:
        line = [command, *chance.choices(values, k=chance.randrange(4))]
    known = options.get(command, [])
    for option in chance.choices(known, k=chance.randrange(4)) if known else []:
        value = chance.choice(LIKELY.get(option, values) if chance.random() < 0.8 else values)
        line += [f"{option}={value}"] if chance.random() < 0.3 else [option, value]
    return line if chance.random() < 0.98 else []


def run() -> int:
    """Command line; returns 1 if a command line failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = failures(options.count, options.seed)
    for line, error in found:
        sys.stdout.write(f"{line!r}: {type(error).__name__}: {error}\n")
    sys.stdout.write(f"{options.count} command lines, {len(found)} failures\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(run())
