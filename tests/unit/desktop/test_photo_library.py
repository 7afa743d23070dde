"""The user's own photos beside the built-in ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.photo_library import GalleryPhoto, PhotoLibrary
from inference.errors import UserError

BUILTIN = GalleryPhoto("builtin:rosa", "Rosa", Path("rosa.jpg"), False)


def accept(path: Path) -> None:
    assert path.exists()


@pytest.fixture
def library(tmp_path: Path) -> PhotoLibrary:
    return PhotoLibrary(tmp_path / "data" / "portraits", [BUILTIN])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Grandma 1970.JPG"
    path.write_bytes(b"picture")
    return path


def test_an_added_photo_is_a_copy_that_outlives_the_source(library: PhotoLibrary, source: Path) -> None:
    photo = library.add(source, accept)
    source.unlink()
    assert photo.path.read_bytes() == b"picture"
    assert library.photos() == [BUILTIN, photo]
    assert (photo.title, photo.own) == ("Grandma 1970", True)
    assert library.find(photo.key) == photo


def test_two_photos_of_one_name_both_stay(library: PhotoLibrary, source: Path) -> None:
    titles = {library.add(source, accept).title for _ in range(3)}
    assert titles == {"Grandma 1970", "Grandma 1970 2", "Grandma 1970 3"}


def test_a_refused_photo_leaves_nothing_behind(library: PhotoLibrary, source: Path, tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        raise UserError("No face was found.")

    with pytest.raises(UserError, match="No face"):
        library.add(source, refuse)
    assert not (tmp_path / "data").exists()


def test_a_full_disk_leaves_nothing_behind(
    library: PhotoLibrary, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, target: Path) -> None:
        target.write_bytes(b"pic")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError, match=r"No space left on device.*add it again"):
        library.add(source, accept)
    assert list((tmp_path / "data" / "portraits").iterdir()) == []


def test_a_removed_photo_is_gone_and_its_source_is_not(library: PhotoLibrary, source: Path) -> None:
    photo = library.add(source, accept)
    library.remove(photo)
    library.remove(photo)
    assert library.photos() == [BUILTIN]
    assert source.exists()


def test_built_in_photos_cannot_be_removed(library: PhotoLibrary) -> None:
    with pytest.raises(UserError, match="Rosa comes with Understudy"):
        library.remove(BUILTIN)


def test_an_unknown_key_finds_the_first_photo(library: PhotoLibrary, tmp_path: Path) -> None:
    assert library.find("own:gone.jpg") == BUILTIN
    assert PhotoLibrary(tmp_path, []).find("") is None


def test_half_copied_files_are_not_shown(library: PhotoLibrary, source: Path) -> None:
    photo = library.add(source, accept)
    (photo.path.parent / ".Half.jpg").write_bytes(b"")
    assert library.photos() == [BUILTIN, photo]


@pytest.mark.parametrize(
    ("name", "title"), [("..jpg", "Photo"), ("x" * 200 + ".png", "x" * 60), ("no suffix", "no suffix")]
)
def test_odd_names_become_plain_ones(library: PhotoLibrary, tmp_path: Path, name: str, title: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"picture")
    photo = library.add(path, accept)
    assert photo.title == title
    assert photo in library.photos()
