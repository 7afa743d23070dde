"""Chooses the speech engine of this system."""

from __future__ import annotations

import shutil
import sys

from desktop.speech.engine import SpeechEngine
from desktop.speech.espeak import Espeak
from desktop.speech.speech_command import SpeechCommand
from desktop.system.system_language import system_language
from inference.user_error import UserError

ESPEAK = ("espeak-ng", "espeak")


def open_engine(command: str = "") -> SpeechEngine:
    """The engine that runs `command`, else the system's. Raises UserError that says what to install."""
    if command:
        return SpeechCommand(command)
    return _system_engine() or _espeak() or _missing()


def _system_engine() -> SpeechEngine | None:
    if sys.platform == "darwin":
        from desktop.speech.macos_say import MacosSay

        return MacosSay()
    if sys.platform == "win32":
        from desktop.speech.sapi import Sapi, has_voices

        return Sapi() if has_voices() else None
    return None


def _espeak() -> SpeechEngine | None:
    program = next(filter(None, map(shutil.which, ESPEAK)), None)
    return Espeak(program, system_language()) if program else None


def _missing() -> SpeechEngine:
    if sys.platform == "win32":
        raise UserError("Windows has no voice; add one in Settings > Time and language > Speech.")
    raise UserError("No speech engine is installed; install espeak-ng (Debian, Ubuntu: apt install espeak-ng).")
