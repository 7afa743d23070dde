"""Framing options of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from desktop.library import framed_photo, photo_settings
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.photo_settings import PhotoSettings
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.options import framing as framing_options
from inference.portrait import builtins
from inference.types import AUTOMATIC, Framing
from inference.user_error import UserError


def parse(*arguments: str) -> Framing | None:
    parser = argparse.ArgumentParser()
    framing_options.add_arguments(parser)
    return framing_options.from_options(parser.parse_args(arguments))


def test_without_options_the_saved_framing_is_used() -> None:
    assert parse() is None


def test_every_option_sets_its_framing_value() -> None:
    assert parse("--face", "0.25,0.5", "--zoom", "1.2", "--shift=-0.1,0") == Framing((0.25, 0.5), 1.2, (-0.1, 0.0))
    assert parse("--zoom=0.9") == Framing(zoom=0.9)


@pytest.mark.parametrize(
    "argument", ["--face=2,0", "--face=left", "--face=0.5", "--zoom=3", "--zoom=nan", "--shift=1,0", "--shift=0,0,0"]
)
def test_an_invalid_framing_is_refused_in_a_sentence(argument: str) -> None:
    option, _, text = argument.partition("=")
    with pytest.raises(UserError, match=rf"^{option} takes .* to .*, not '{text}'\.$"):
        parse(argument)


def test_a_photo_is_framed_as_its_sidecar_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    framings = []
    monkeypatch.setattr(
        framed_photo.portrait_cache, "load_or_register", lambda _path, framing: framings.append(framing)
    )
    photo = tmp_path / "a.jpg"
    framed_photo.load_portrait(photo)
    photo_settings.write(photo, PhotoSettings(framing=Framing(zoom=1.1)))
    framed_photo.load_portrait(photo)
    framed_photo.load_portrait(photo, Framing(zoom=0.9))
    assert framings == [AUTOMATIC, Framing(zoom=1.1), Framing(zoom=0.9)]


def test_a_built_in_photo_is_framed_as_the_users_folder_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builtin = builtins.RESOURCES / "portraits" / "rosa.jpg"
    monkeypatch.setattr(framed_photo.portrait_catalogue, "default_folder", lambda: tmp_path)
    assert framed_photo.wanted(builtin) == AUTOMATIC
    PortraitCatalogue(tmp_path, []).frame(GalleryPhoto("builtin:rosa", "Rosa", builtin, False), Framing(zoom=1.1))
    assert framed_photo.wanted(builtin) == Framing(zoom=1.1)
