"""The real backend. It imports slow modules on first use, on a background thread."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import platformdirs
from PIL import Image, ImageOps

from desktop.hotkeys.system import open_system
from desktop.library.gallery_photo import GalleryPhoto
from desktop.live.sync import camera_offset
from desktop.rendering.render_request import RenderRequest, Step
from desktop.speech.engine import Voice
from desktop.system.device_permission import MICROPHONE
from desktop.window.backend import Backend, Devices, Session
from desktop.window.session_options import SessionOptions
from desktop.window.setup_guide import cable_guide, camera_guide
from desktop.window.webcams import system_webcams
from inference.motion.controls import Controls
from inference.portrait.photo import read_photo
from inference.sentence import Sentence
from inference.types import AUTOMATIC, Framing, Pixels, Portrait

if TYPE_CHECKING:  # slow imports
    from desktop.library.emotion_thumbnails import EmotionThumbnails
    from desktop.library.portrait_stills import PortraitStills
    from inference.portrait.photo_survey import Survey

THUMBNAIL = 200
"""Side length in pixels; sharp on a high-density screen at the size of a gallery entry."""


def system_backend() -> Backend:
    """Backend with real sessions, devices and portraits."""
    drawings = _Drawings()
    return Backend(
        _open_session,
        _find_devices,
        _register,
        _read_thumbnail,
        drawings.still,
        drawings.face,
        _survey,
        drawings.forget,
        _check_sync,
        render_video=_render_video,
        sound_seconds=_sound_seconds,
        find_outputs=_find_outputs,
        open_keys=open_system,
        webcams=system_webcams(),
        list_voices=_list_voices,
        render_history=platformdirs.user_data_path("understudy", appauthor=False) / "films.json",
    )


def _open_session(options: SessionOptions) -> Session:
    from desktop.live.session import LiveSession
    from desktop.live.session_settings import SessionSettings
    from desktop.options.scene import SIZES, SceneOptions
    from inference.decoder.scene.backdrop import parse_backdrop

    return LiveSession(
        SessionSettings(
            portrait=options.portrait,
            microphone=options.microphone,
            camera=options.camera,
            record=None,
            fps=options.fps,
            scene=SceneOptions(SIZES[options.size], parse_backdrop(options.background)),
            seed=secrets.randbelow(2**31),
            disclosure=options.disclosure,
            voice=options.voice,
            voice_offset=camera_offset.load(),
            mode=options.mode,
            muted=options.muted,
            still=options.still,
            controls=options.controls,
            speech_voice=options.speech_voice,
            face_source=options.face[0],
            face_mouth=options.face[1],
            motion_output=options.motion_output,
        )
    )


def _list_voices() -> list[Voice]:
    from desktop.speech.open_engine import open_engine

    return open_engine().voices()


def _render_video(request: RenderRequest) -> Generator[Step]:
    from desktop.rendering import video_renderer

    return video_renderer.render(request, shown=True)


def _sound_seconds(path: Path) -> float | None:
    from inference.audio.sound_file import sound_seconds

    return sound_seconds(path)


def _find_devices() -> Devices:
    from desktop.devices.microphone import microphones

    return replace(_find_outputs(), microphones=microphones())


def _find_outputs() -> Devices:
    """Virtual camera and voice cable; does not list microphones."""
    from desktop.devices.virtual_camera import cameras
    from desktop.devices.voice_cable import cable

    camera, voice = cameras(), cable()
    camera_text = Sentence("In your meeting, choose “{name}” as the camera.", name=camera.name)
    cable_text = Sentence("In your meeting, choose “{name}” as the microphone.", name=voice.microphone)
    return Devices(
        [],
        camera.available,
        camera_text if camera.available else camera.reason,
        voice.available,
        cable_text if voice.available else voice.reason,
        () if camera.available else camera_guide(),
        () if voice.available else cable_guide(),
        MICROPHONE.refusal() or "",
    )


def _check_sync(wait: Callable[[float], bool]) -> Sentence:
    from desktop.live.sync.calibration import calibrate

    return calibrate(wait).summary()


def _register(path: Path, framing: Framing | None = None) -> Portrait:
    from desktop.library.framed_photo import load_portrait

    return load_portrait(path, framing)


def _survey(path: Path) -> Survey:
    from inference.portrait.photo_survey import survey

    return survey(path)


def _read_thumbnail(photo: GalleryPhoto) -> Pixels:
    """Thumbnail of the portrait's crop; built-in photos without a custom framing are used directly."""
    framed = photo.own or photo.framing != AUTOMATIC
    pixels = _register(photo.path).crop if framed else read_photo(photo.path, reduced=True).pixels
    return np.asarray(ImageOps.fit(Image.fromarray(pixels), (THUMBNAIL, THUMBNAIL), centering=(0.5, 0.2)))


class _Drawings:
    """Creates the renderers of stills and thumbnails on first use; each is used by only one thread."""

    @cached_property
    def _stills(self) -> PortraitStills:
        from desktop.library.portrait_stills import PortraitStills

        return PortraitStills()

    @cached_property
    def _faces(self) -> EmotionThumbnails:
        from desktop.library.emotion_thumbnails import EmotionThumbnails

        return EmotionThumbnails()

    def forget(self, path: Path) -> None:
        """See Backend.forget."""
        from desktop.library.withdrawal import forget_caches

        forget_caches(path, self._faces)

    def still(self, portrait: Portrait, size: str, background: str, controls: Controls) -> Pixels:
        """See Backend.draw_still."""
        return self._stills.draw(portrait, size, background, controls)

    def face(self, portrait: Portrait, controls: Controls) -> Pixels:
        """See Backend.draw_face."""
        return self._faces.draw(portrait, controls)
