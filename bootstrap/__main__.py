"""python3 -m bootstrap COMMAND: installs what is missing, then runs, tests or lints. Needs only Python."""

from __future__ import annotations

import subprocess
import sys

from bootstrap import bundle, environment, graphics, installer
from bootstrap.problem import SetupProblem

LINTED = ["main.py", "inference", "desktop", "training", "bootstrap", "examples"]
ALL_CORES = ("-n", "logical", "--dist", "loadfile")
"""Options of pytest-xdist: one process for each core; a file's tests stay together, for they share costly fixtures."""
COMMANDS = ("run", "test", "test-hardware", "test-camera", "test-windows", "lint", "setup", "bundle", "installer")

MODULES = {
    "run": ["main.py", "start"],
    "test-hardware": ["-m", "pytest", "-m", "hardware"],
    "test-camera": ["-m", "tests.camera_vm", str(environment.PYTHON), "-m", "tests.camera_vm.checks"],
    "test-windows": ["-m", "tests.windows"],
}
"""What the environment's Python runs for a command."""


def main(arguments: list[str]) -> int:
    """Run one of COMMANDS; further arguments go to the app or to pytest. Returns the exit status.

    All tests run on all cores; tests chosen by arguments run in one process.

    `setup --gpu cuda|webgpu|none` chooses the build of onnxruntime, for later commands too.
    """
    if not arguments or arguments[0] not in COMMANDS:
        print("usage: python3 -m bootstrap {" + ",".join(COMMANDS) + "}", file=sys.stderr)
        return 2
    try:
        return _carry_out(arguments[0], arguments[1:])
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _carry_out(command: str, rest: list[str]) -> int:
    if command == "setup" and rest:
        graphics.choose(environment.VENV, _gpu(rest))
    if command == "bundle":
        environment.prepare(environment.BUNDLE)
        return bundle.build() or bundle.prove()
    if command == "installer":
        return installer.build()
    environment.prepare(environment.APP if command == "run" else environment.TEST)
    if command == "test":
        return _lint() or _python("-m", "pytest", *(rest or ALL_CORES))
    if command in MODULES:
        return _python(*MODULES[command], *rest)
    if command == "setup" and (line := graphics.offer(environment.VENV)):
        print(line)
    return _lint() if command == "lint" else 0


def _gpu(arguments: list[str]) -> str:
    """Value of --gpu. Raises SetupProblem for other arguments."""
    option, _, value = arguments[0].partition("=")
    values = [value, *arguments[1:]] if value else arguments[1:]
    if option != "--gpu" or len(values) != 1:
        raise SetupProblem("usage: python3 -m bootstrap setup [--gpu cuda|webgpu|none]")
    return values[0]


def _lint() -> int:
    return _python("-m", "ruff", "check", ".") or _python("-m", "mypy", *LINTED)


def _python(*arguments: str) -> int:
    return subprocess.run([str(environment.PYTHON), *arguments], cwd=environment.ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
