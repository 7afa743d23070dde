"""Command `selftest`: checks that the installation on this computer is complete."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inference.portrait import builtins
from inference.timebase import FRAME_SIZE
from inference.user_error import UserError

SECONDS = 2
FPS = 25
WINDOW_SECONDS = 60.0
LIVELY = 0.5
"""Threshold in 8-bit steps for the largest mean absolute difference between the first and a later frame."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Do nothing: the command has no options."""


def run(_options: argparse.Namespace) -> int:
    """Make a video, open the window off-screen and list devices; returns 1 if anything fails."""
    results = [_try(name, look) for name, look in (("Video", _video), ("Window", _window), ("Devices", _devices))]
    return 0 if all(results) else 1


def _try(name: str, look: Callable[[], str]) -> bool:
    try:
        print(f"ok      {name}: {look()}", flush=True)
    except (UserError, OSError, ImportError, RuntimeError) as error:
        print(f"BROKEN  {name}: {error}", flush=True)
        return False
    return True


def _video() -> str:
    portrait, voice = builtins.portraits()[0], builtins.voices()[0]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "selftest.mp4"
        sound = _beginning(voice.path, Path(folder) / "voice.wav")
        started = time.perf_counter()
        _render(str(portrait.path), str(sound), str(out))
        took = time.perf_counter() - started
        return f"{_reopened(out)}, {_signed(out)}; {portrait.title} speaks as {voice.title}, {took:.1f} s"


def _beginning(voice: Path, out: Path) -> Path:
    """The first SECONDS of a sound, as a file."""
    import wave

    with wave.open(str(voice), "rb") as source, wave.open(str(out), "wb") as target:
        target.setparams(source.getparams())
        target.writeframes(source.readframes(SECONDS * source.getframerate()))
    return out


def _render(*arguments: str) -> None:
    from desktop.commands import render

    parser = argparse.ArgumentParser()
    render.add_arguments(parser)
    render.run(parser.parse_args([*arguments, "--fps", str(FPS)]))


def _reopened(movie: Path) -> str:
    """Description of the file. Raises UserError if it is not a moving video with sound."""
    import av

    with av.open(str(movie)) as file:
        pictures = [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in file.decode(video=0)]
    with av.open(str(movie)) as file:
        sound = np.concatenate([frame.to_ndarray().ravel() for frame in file.decode(audio=0)])
    moved = max(float(np.abs(picture - pictures[0]).mean()) for picture in pictures)
    if len(pictures) < SECONDS * FPS or pictures[0].shape[:2] != (FRAME_SIZE, FRAME_SIZE):
        raise UserError("the video holds {count} pictures of {size}", count=len(pictures), size=pictures[0].shape)
    if moved < LIVELY or not np.abs(sound).max() > 0:
        raise UserError("the video stands still or is silent")
    return f"{len(pictures)} pictures that move, with sound"


def _signed(movie: Path) -> str:
    """Description of the signature and the watermark. Raises UserError if one of them is missing."""
    from desktop.provenance.verification import Verdict, verify

    found = verify(movie)
    if found.verdict is not Verdict.UNALTERED:
        raise UserError("the video is not signed ({reason})", reason=found.signature.reason or found.verdict.value)
    if not found.watermark.certain:
        raise UserError("the video carries no invisible mark")
    return "signed and invisibly marked"


def _window() -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtWidgets import QApplication

    from desktop.library.gallery_photo import builtin_photo
    from desktop.library.portrait_catalogue import PortraitCatalogue
    from desktop.settings.settings import Settings
    from desktop.widgets import theme
    from desktop.widgets.main_window import MainWindow
    from desktop.window.app_model import AppModel
    from desktop.window.system_backend import system_backend

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["understudy"])
    theme.install_theme(app, "")
    offered = [builtin_photo(entry) for entry in builtins.portraits()]
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(AppModel(Settings(), PortraitCatalogue(Path(folder), offered), system_backend()))
        window.show()
        window.begin()
        limit = QDeadlineTimer(int(1000 * WINDOW_SECONDS))
        while window.live.preview.image is None and not limit.hasExpired():
            app.processEvents()
            time.sleep(0.02)
        shown = window.live.preview.image is not None
        size = window.size()
        window.close()
    if not shown:
        raise UserError("no portrait was shown within {seconds} s", seconds=WINDOW_SECONDS)
    return f"{size.width()}x{size.height()}, {len(offered)} portraits, the first one shown"


def _devices() -> str:
    import sounddevice

    from desktop.devices import sound_system
    from desktop.devices.virtual_camera import cameras

    version = sounddevice.get_portaudio_version()[1].partition(",")[0]
    found = [f"{len(sound_system.names('input'))} microphones", f"{len(cameras().names)} virtual cameras"]
    return f"{version}, {', '.join(found)}"
