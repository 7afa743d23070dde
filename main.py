"""Understudy: a portrait that stands in for you on camera. Without a command the window opens."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from desktop.system import memory_limit, output_errors, private_files, standard_streams, termination, threads
from inference import memory_shortage
from inference.memory_shortage import is_memory_shortage
from inference.user_error import UserError

COMMANDS = {
    "start": "open the window; without a screen or a microphone make a demo video instead",
    "render": "make a video of a portrait that speaks a sound file or a text",
    "live": "run the live path without a window",
    "press": "do in the open window what one of its keys does",
    "bench": "measure this machine",
    "doctor": "look for what is missing on this machine",
    "verify": "check where a video or picture comes from: signature, invisible mark, metadata",
    "voices": "list the voices that speak text",
    "portraits": "list the built-in portraits, take a photo with the webcam, or withdraw the consent for one",
    "selftest": "prove that nothing is missing: make a video, open the window, look for devices",
}

DRAWING = ("start", "render", "live", "bench", "selftest")
"""Commands that need pictures and networks."""
RECORDING = ("start", "live")
"""Commands that store faces and voices where the user does not name the file."""
VALUE = re.compile(r"-[\d.]+(,|$)")
"""A value with a minus sign."""

MISSING_LIBRARY = re.compile(r"(lib\S+): cannot open shared object file")
"""Message of Linux's loader."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status: 0 success, 1 failed checks, 2 error, 130 interrupted.

    `verify` has further ones.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with termination.raised():
            return _carry_out(arguments)
    except termination.Terminated as end:
        return end.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except Exception as error:
        if not is_memory_shortage(error) and not _is_expected(error):
            raise
        _let_go_of_stdout()
        print(_sentence(error), file=sys.stderr)
        return 2


def _carry_out(arguments: Sequence[str]) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors=output_errors.NAME)  # characters that the terminal cannot show must not raise
    if not arguments or arguments[0] in DRAWING:
        memory_limit.check()
    if not arguments or arguments[0] in RECORDING:
        private_files.keep_private()
    options = _parse(arguments)
    status = (
        int(import_module(f"desktop.commands.{options.command}").run(options)) if options.command else _open_window()
    )
    sys.stdout.flush()  # flush here, where a full disk or a closed pipe can still be reported
    return status


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Options of `arguments`; files may also follow an option, where argparse alone takes no more of them."""
    parser = _parser(arguments)
    options, rest = parser.parse_known_args(with_values(arguments))
    if rest and "files" in options and not any(argument.startswith("-") for argument in rest):
        options.files += rest
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for `arguments`; imports only the module of the selected command."""
    parser = argparse.ArgumentParser(prog="main.py", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.", allow_abbrev=False)
        if name in arguments[:1]:
            import_module(f"desktop.commands.{name}").add_arguments(command)
    return parser


def with_values(arguments: Sequence[str]) -> list[str]:
    """Join values such as -5,3 to the option before them, because argparse takes them for options."""
    joined: list[str] = []
    for argument in arguments:
        if argument.startswith("--") and argument.endswith("=--"):  # argparse would pass on an empty list
            raise UserError("{option} takes a value, not '--'.", option=argument.removesuffix("=--"))
        if VALUE.match(argument) and joined and joined[-1].startswith("--") and "=" not in joined[-1]:
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _open_window() -> int:
    return int(import_module("desktop.commands.start").open_window())


def _let_go_of_stdout() -> None:
    """Flush stdout now, or redirect it to the null device, so that Python does not print an error on exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_expected(error: Exception) -> bool:
    """Whether the error can occur on any computer; others are bugs and are not caught."""
    if isinstance(error, ImportError):
        return not (error.name or "").startswith(("desktop", "inference"))
    return isinstance(error, UserError | OSError)


def _sentence(error: Exception) -> str:
    """One line for the user."""
    if is_memory_shortage(error):
        return memory_shortage.ADVICE
    if isinstance(error, ImportError | OSError) and (library := MISSING_LIBRARY.match(str(error))):
        return f"The system library {library[1]} is missing; 'python3 -m bootstrap setup' names its package."
    if isinstance(error, ImportError):
        return f"{error}; run 'python3 -m bootstrap setup' and use the Python in .venv."
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return f"No space is left on the disk{_where(error)}; make room and try again."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{_where(error)}."
    return " ".join(str(error).split())


def _where(error: OSError) -> str:
    return f" ({error.filename})" if error.filename else ""


if __name__ == "__main__":
    threads.leave(standard_streams.run(main))
