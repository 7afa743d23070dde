"""Checks of the options of `live` before anything is opened."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import follow_options
from desktop.devices import sound_system
from desktop.live.session_parts import AUTO, NONE, is_file
from desktop.live.session_settings import SessionSettings
from desktop.options import controls as control_options
from desktop.options import scene as scene_options
from desktop.speech.open_engine import open_engine
from desktop.speech.script import text_cues
from desktop.speech.voices import find_voice
from desktop.system.run_paths import RunPaths
from inference.portrait import builtins


def check_sound(options: argparse.Namespace) -> None:
    """Raise UserError for an unknown microphone, output or voice, or a missing speech engine."""
    _check_microphone(options.microphone)
    _check_output(options.voice_output)
    _check_speech(options)


def check_paths(options: argparse.Namespace, settings: SessionSettings) -> None:
    """Raise UserError if the recording would replace a file that the session reads."""
    sound = Path(settings.microphone) if settings.microphone and is_file(settings.microphone) else None
    files = [*scene_options.input_files(options), *control_options.input_files(options)]
    files += follow_options.input_files(options)
    RunPaths([settings.portrait, sound, *files]).add_written(settings.record, settings.face_recording)


def _check_microphone(name: str | None) -> None:
    """Raise UserError for an unknown microphone; only a microphone that disappears later is waited for."""
    if name not in (None, "", NONE) and not is_file(name) and not builtins.find(name):
        sound_system.find("input", name)


def _check_speech(options: argparse.Namespace) -> None:
    """Raise UserError if what is to be said cannot be spoken."""
    if options.say or options.voice or options.speech_command:
        for text in options.say:
            text_cues(text)
        engine = open_engine(options.speech_command)
        if options.voice and (voices := engine.voices()):
            find_voice(voices, options.voice.partition("+")[0])


def _check_output(name: str | None) -> None:
    if name not in (None, AUTO, NONE):
        sound_system.find("output", name)
