"""Checks of the devices on this computer."""

from __future__ import annotations

from collections.abc import Callable

from desktop.commands.finding import Finding, optional
from desktop.devices import sound_system
from desktop.devices.virtual_camera import cameras
from desktop.devices.voice_cable import cable
from desktop.devices.webcams.webcam import webcams
from desktop.speech.open_engine import open_engine
from desktop.system import screen
from desktop.system.device_permission import MICROPHONE, WEBCAM
from inference.user_error import UserError


def microphones() -> Finding:
    """Microphones and whether they may be heard."""

    def look() -> str:
        sound_system.find("input", None)
        if refused := MICROPHONE.refusal():
            raise UserError(refused)
        return ", ".join(sound_system.names("input"))

    return optional("Microphone", look)


def speakers() -> Finding:
    """Sound outputs."""

    def look() -> str:
        if not (names := sound_system.names("output")):
            raise UserError("Plug in loudspeakers or headphones; the picture works without them.")
        return ", ".join(names)

    return optional("Speakers", look)


def virtual_camera() -> Finding:
    """Virtual cameras that frames can be sent to."""

    def look() -> str:
        if not (state := cameras()).available:
            raise UserError(state.reason)
        return ", ".join(state.names)

    return optional("Virtual camera", look)


def webcam() -> Finding:
    """Webcams and whether they may be looked through."""

    def look() -> str:
        if refused := WEBCAM.refusal():
            raise UserError(refused)
        if not (names := webcams()):
            raise UserError("Plug in a webcam to take a photo or to be followed; all else works without.")
        return ", ".join(names)

    return optional("Webcam", look)


def voice_cable() -> Finding:
    """The cable that takes the delayed voice into a meeting."""

    def look() -> str:
        if not (state := cable()).available:
            raise UserError(state.reason)
        return f"choose “{state.microphone}” as microphone in the meeting to let the voice wait for the picture"

    return optional("Voice cable", look)


def speech_engine() -> Finding:
    """The engine that speaks typed text."""

    def look() -> str:
        engine = open_engine()
        return f"{engine.name}, {len(engine.voices())} voices"

    return optional("Speech engine", look)


def window_screen() -> Finding:
    """Whether a window can be opened."""

    def look() -> str:
        if problem := screen.problem():
            raise UserError("{problem} 'main.py live' and 'main.py render' need none.", problem=problem)
        return "a window can be opened"

    return optional("Screen", look)


DEVICES: tuple[Callable[[], Finding], ...] = (
    microphones,
    speakers,
    virtual_camera,
    webcam,
    voice_cable,
    speech_engine,
    window_screen,
)
