"""Reads a file with all the code of the program that meets it."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np

from desktop.commands import render
from desktop.commands.list_requests import Refused, RowReader
from desktop.devices import image_sequence
from desktop.devices.faces.recorded_face_source import RecordedFaceSource
from desktop.hotkeys.hotkeys import Hotkeys
from desktop.library import emotion_thumbnails, photo_settings, portrait_package
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.live.sync import camera_offset
from desktop.options.controls import emotion
from desktop.provenance import installation
from desktop.rendering import existing_video, render_history, video_list
from desktop.rendering.request_json import encode
from desktop.settings import portrait_look
from desktop.settings.look import Look
from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings
from inference import onnx_session
from inference.audio.sound_file import sound_seconds
from inference.audio.sound_stream import SoundStream
from inference.decoder.scene.backdrop import paint_backdrop, parse_backdrop
from inference.motion.curves import live_link_reader
from inference.pipeline import replay_motions
from inference.portrait import builtins, portrait_cache
from inference.portrait.photo import read_photo
from inference.user_error import UserError


def read_picture(path: Path) -> None:
    """As a photo, and as a background."""
    _refused_or(lambda: read_photo(path, reduced=True))
    paint_backdrop(parse_backdrop(str(path)), np.zeros((36, 64, 3), np.uint8))


def register_photo(path: Path) -> None:
    """As a portrait, kept in a cache beside it."""
    portrait_cache.load_or_register(path, path.parent / "cache")


def read_sound(path: Path) -> None:
    """Its length, then all of it."""
    _refused_or(lambda: sound_seconds(path))
    stream = SoundStream(path)
    try:
        for block in stream.blocks():
            assert np.isfinite(block.original).all()
            assert np.isfinite(block.samples).all()
        assert all(str(note) for note in stream.notes)
    finally:
        stream.close()


def read_curves(path: Path) -> None:
    """All rows, and the first second of the motion that is made of them."""
    curves = live_link_reader.read_curves(path, 60.0)
    for motion in replay_motions(curves.motions, 25, 25):
        assert np.isfinite(motion.dynamics).all()
        assert np.isfinite([motion.pose.yaw, *motion.gaze]).all()


def read_followed_session(path: Path) -> None:
    """All faces, without waiting for them."""
    source = RecordedFaceSource(path)
    for seconds, place in source.moments():
        face = place(seconds)
        assert face is None or face.scores is None or np.isfinite(face.scores).all()


def read_video_list(path: Path) -> None:
    """All rows as requests, and what is there already; each wrong row has one line of text."""
    parser = argparse.ArgumentParser()
    render.add_arguments(parser)
    rows = video_list.read(path)
    with mock.patch.object(installation, "number", return_value=1):  # drawn and stored at its first use
        reader = RowReader(path, parser.parse_args(["--list", str(path)]))
    for found in reader.requests(rows):
        if isinstance(found, Refused):
            assert found.sentence
            assert "\n" not in found.sentence
        else:
            assert json.dumps(encode(found.request))
            assert not existing_video.is_foreign(found.request.out)
            assert not existing_video.is_made(found.request)


def read_preset(path: Path) -> None:
    """As the option of commands does."""
    assert np.isfinite(emotion(str(path))).all()


def read_settings(path: Path) -> None:
    """Profiles, looks and keys as the window uses them; a copy of them is written again."""
    before = path.read_bytes()
    profiles = Profiles(path)
    kept = path if path.exists() else next(path.parent.glob("* unreadable *"))
    assert kept.read_bytes() == before
    for name in profiles.names:
        profiles.use(name)
        _use(profiles.settings)
    profiles.save()
    assert Profiles(path).names == profiles.names
    kept.write_bytes(before)


def _use(settings: Settings) -> None:
    look = Look(settings, lambda _: None)
    for preset in look.presets():
        look.controls_of(preset)
    assert look.chosen in look.presets()
    look.controls()
    portrait_look.look_of(settings)
    assert all(isinstance(key, str) for key in Hotkeys(settings, mock.Mock()).keys.values())


def read_catalogue(path: Path) -> None:
    """The gallery of the folder."""
    catalogue = PortraitCatalogue(path.parent, [GalleryPhoto("builtin:a", "A", builtins.portraits()[0].path, False)])
    for photo in catalogue.photos():
        assert photo.title
        assert np.isfinite([photo.framing.zoom, *photo.framing.shift]).all()


def read_package(path: Path) -> None:
    """Its photo goes into a library beside it, its look into settings."""
    package = portrait_package.read(path)
    library = path.parent / "library"
    source = path.parent / "unpacked" / f"{package.title}{package.suffix}"
    source.parent.mkdir()
    source.write_bytes(package.photo)
    framing = photo_settings.framing_from(package.framing)
    PortraitCatalogue(library, []).add(source, read_photo, package.title, framing)
    settings = Settings()
    portrait_look.apply(package.look, settings)
    _use(settings)


def read_history(path: Path) -> None:
    """The list of videos; a copy is written again."""
    entries = render_history.read(path)
    jobs = [render_history.job_of(entry) for entry in entries]
    again = path.with_name("again.json")
    render_history.write(again, map(render_history.entry_of, jobs))
    assert len(render_history.read(again)) == len(entries)


def read_correction(path: Path) -> None:
    """Delay of the camera."""
    assert abs(camera_offset.load(path)) <= camera_offset.LARGEST


def open_model(path: Path) -> None:
    """The network `toy`, run once."""
    with mock.patch.object(onnx_session, "MODELS", path.parent):
        onnx_session.model_names()
        onnx_session.open_session("toy")


def read_cached_portrait(path: Path) -> None:
    """A damaged entry is no portrait."""
    portrait_cache.load(path, "A")


def read_thumbnail(path: Path) -> None:
    """A picture in the cache, and one where an image sequence is to be written."""
    emotion_thumbnails._read(path)
    image_sequence._is_ours(path)


def _refused_or(read: Callable[[], object]) -> None:
    with contextlib.suppress(UserError):
        read()
