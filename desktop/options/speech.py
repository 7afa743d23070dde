"""Options for text that is spoken by the system's engine or by a command."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.options.values import given_path
from desktop.speech.script import SUFFIXES, Cue, Script, is_script, read_cues, text_cues
from inference.user_error import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --voice and --speech-command."""
    parser.add_argument(
        "--voice",
        default="",
        metavar="NAME",
        help="name or language of the voice that speaks text; see 'main.py voices'",
    )
    parser.add_argument(
        "--speech-command",
        default="",
        metavar="COMMAND",
        help="speak text by a program that writes a sound file, such as 'mytts --say {text} --to {wav}'; "
        "it may take {voice}, and without {text} it reads standard input",
    )


def add_text(parser: argparse.ArgumentParser) -> None:
    """Add --text."""
    parser.add_argument(
        "--text", metavar="TEXT|FILE", help="speak this, or a .txt or .srt file, instead of a sound file"
    )


def names_script(text: str, folder: Path = Path()) -> bool:
    """True if `text` is the name of a file to speak, in `folder` if relative, rather than words."""
    return text.lower().endswith(SUFFIXES) and ((folder / text).is_file() or not any(map(str.isspace, text)))


def input_files(options: argparse.Namespace) -> list[Path]:
    """The file that --text names, if any."""
    return [given_path(options.text, "--text")] if options.text and names_script(options.text) else []


def script_of(options: argparse.Namespace, audio: Path | None) -> Script | None:
    """What a video speaks: --text, or `audio` if it is a text file; None if it is sound.

    Raises UserError if both are given, or if there is nothing to speak.
    """
    if options.text is None and (audio is None or not is_script(audio)):
        return None
    if options.text is not None and audio is not None:
        raise UserError("--text takes the place of AUDIO; leave out one of them.")
    cues = read_cues(audio) if audio else _cues(options.text)
    return Script(cues, options.voice, options.speech_command)


def check(options: argparse.Namespace, audio: Path | None) -> None:
    """Raise UserError if a voice is chosen for a video without text."""
    if (options.voice or options.speech_command) and options.text is None and not (audio and is_script(audio)):
        raise UserError("--voice and --speech-command go with --text or a .txt or .srt file.")


def _cues(text: str) -> tuple[Cue, ...]:
    return read_cues(given_path(text, "--text")) if names_script(text) else text_cues(text)
