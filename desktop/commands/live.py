"""Command `live`: the live path without a window."""

from __future__ import annotations

import argparse
import json
import math
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from desktop.commands import disclosure_options, follow_options, live_checks
from desktop.commands.live_status import StatusLine
from desktop.commands.render_options import find
from desktop.commands.said_lines import SaidLines
from desktop.commands.talk_keys import HELP, TalkKeys
from desktop.commands.terminal_keys import Read, pressed
from desktop.commands.typing_keys import HELP as TYPING_HELP
from desktop.commands.typing_keys import TypingKeys
from desktop.devices.virtual_camera import cameras, check_camera
from desktop.library.stated_consent import stated_consent
from desktop.live.latency_budget import TAIL_SECONDS
from desktop.live.latency_modes import BEST_LIPS, MODES
from desktop.live.session import LiveSession
from desktop.live.session_parts import NONE
from desktop.live.session_settings import SessionSettings
from desktop.live.sync import camera_offset
from desktop.live.sync.test_pattern import pattern_parts
from desktop.options import certificate as certificate_options
from desktop.options import controls as control_options
from desktop.options import framing as framing_options
from desktop.options import scene as scene_options
from desktop.options import speech as speech_options
from desktop.options.values import number, path, whole_number
from desktop.system import termination
from inference.portrait import builtins
from inference.timebase import FRAME_RATES
from inference.user_error import UserError

TICK = 0.1
CLOSING_SECONDS = 40.0
"""Timeout for finishing a long recording on a slow disk."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--portrait", help="a photo, or the name of a built-in portrait (default: the first built-in one)"
    )
    parser.add_argument(
        "--microphone",
        help="name of a microphone, a sound file to play as one, or none to type only (default: the system's)",
    )
    parser.add_argument(
        "--camera", help="auto, none or the name of a virtual camera (default: auto where there is one)"
    )
    parser.add_argument(
        "--voice-output",
        metavar="NAME",
        help="play the voice with the picture's delay: auto for a cable to the meeting, the name of an output, or none",
    )
    parser.add_argument(
        "--voice-offset",
        type=number("--voice-offset", 0, 10_000),
        metavar="MS",
        help="hold the voice back for longer, for a meeting program that shows the camera late "
        "(default: as 'doctor --calibrate' has measured)",
    )
    parser.add_argument("--mode", choices=MODES, default=BEST_LIPS, help="what matters more (default: %(default)s)")
    parser.add_argument(
        "--test-pattern", action="store_true", help="a flash and a beep a second instead of face and voice"
    )
    parser.add_argument("--muted", action="store_true", help=f"begin muted; in a terminal {HELP}")
    parser.add_argument(
        "--record",
        type=path("--record"),
        metavar="FILE.mp4",
        help="write what is shown and heard into a file (.mp4, .mov or .webm)",
    )
    parser.add_argument(
        "--seconds",
        type=number("--seconds", 0.1, 10_000_000),
        help="stop after so long (default: with the sound file, or with --say if the microphone is none, or at Ctrl-C)",
    )
    parser.add_argument(
        "--fps", type=int, choices=FRAME_RATES, default=30, help="pictures a second (default: %(default)s)"
    )
    parser.add_argument(
        "--seed",
        type=whole_number("--seed", 0, 2**32 - 1),
        default=0,
        help="another number moves the head and eyes differently",
    )
    parser.add_argument(
        "--say",
        metavar="TEXT",
        action="append",
        default=[],
        help=f"speak this by the system's voice; may be repeated. In a terminal {TYPING_HELP}",
    )
    speech_options.add_arguments(parser)
    follow_options.add_arguments(parser)
    scene_options.add_arguments(parser)
    disclosure_options.add_arguments(parser)
    framing_options.add_arguments(parser)
    control_options.add_arguments(parser)
    certificate_options.add_arguments(parser)
    parser.add_argument("--headless", action="store_true", help="no status line; nothing but the statistics is printed")


def run(options: argparse.Namespace) -> int:
    """Run the live path and print its statistics as JSON; returns 2 if the session failed, else 0.

    Raises UserError if the session cannot start.
    """
    live_checks.check_sound(options)
    if options.camera not in (None, NONE):
        check_camera(options.camera)
    follow_options.check(options)
    parts, settings = pattern_parts() if options.test_pattern else None, _settings(options)
    live_checks.check_paths(options, settings)
    session, status = LiveSession(settings, parts), StatusLine(quiet=options.headless)
    with _interrupts() as interrupted, pressed() as read_keys:
        session.start()
        _watch(session, options, interrupted, status, read_keys)
        session.stop(CLOSING_SECONDS)
    status.end(session)
    print(json.dumps(session.stats().as_dict(), indent=2))
    return 2 if session.failure else 0


def _settings(options: argparse.Namespace) -> SessionSettings:
    portrait = find(options.portrait, "--portrait") if options.portrait is not None else builtins.portraits()[0].path
    scene = scene_options.from_options(options)
    return SessionSettings(
        portrait=portrait,
        previewed=False,
        microphone=str(find(options.microphone, "--microphone")) if options.microphone is not None else None,
        camera=options.camera or ("auto" if cameras().available and not scene.alpha else "none"),
        voice=options.voice_output or NONE,
        voice_offset=camera_offset.load() if options.voice_offset is None else options.voice_offset / 1000,
        mode=options.mode,
        record=options.record,
        fps=options.fps,
        seed=options.seed,
        disclosure=disclosure_options.from_options(options, portrait, stated_consent(portrait)),
        muted=options.muted,
        controls=control_options.from_options(options),
        face_source=options.follow,
        face_mouth=options.follow_mouth,
        face_recording=options.follow_record,
        speech_voice=options.voice,
        speech_command=options.speech_command,
        motion_output=options.vmc_out or NONE,
        scene=scene,
        framing=framing_options.from_options(options),
        certificate=certificate_options.from_options(options),
    )


@contextmanager
def _interrupts() -> Iterator[Event]:
    """Event set by Ctrl-C or a request to end, so that files are completed and the statistics printed."""
    interrupted = Event()
    with termination.handled(lambda *_: interrupted.set(), signal.SIGINT):
        yield interrupted


def _watch(
    session: LiveSession, options: argparse.Namespace, interrupted: Event, status: StatusLine, read_keys: Read
) -> None:
    """Wait until the session ends or is interrupted. Raises UserError if it could not open."""
    while session.state == "starting" and not interrupted.wait(TICK):
        pass
    if session.state == "stopped":
        raise UserError(session.problem or "The session did not start.")
    ends = time.perf_counter() + (options.seconds or math.inf)
    keys, typing = TalkKeys(session, options.muted), TypingKeys(session.typed)
    said = SaidLines(session, options.say, options.voice_output not in (None, NONE), time.perf_counter())
    alone = options.say and options.microphone == NONE
    while session.state == "running" and time.perf_counter() < ends and not interrupted.wait(TICK):
        status.show(session, typing.text)
        said.follow(time.perf_counter())
        keys.press(typing.press(read_keys()), time.perf_counter())
        if options.seconds is None and (session.sound_ended or (alone and said.all_said)):
            ends = min(ends, time.perf_counter() + TAIL_SECONDS)
