"""The user's own photos beside the built-in ones."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue
from inference.types import AUTOMATIC, Framing
from inference.user_error import UserError

BUILTIN = GalleryPhoto("builtin:rosa", "Rosa", Path("rosa.jpg"), False)


def accept(path: Path) -> None:
    assert path.exists()


@pytest.fixture
def library(tmp_path: Path) -> PortraitCatalogue:
    return PortraitCatalogue(tmp_path / "data" / "portraits", [BUILTIN])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Grandma 1970.JPG"
    path.write_bytes(b"picture")
    return path


def test_an_added_photo_is_an_independent_copy(library: PortraitCatalogue, source: Path) -> None:
    photo = library.add(source, accept)
    source.unlink()
    assert photo.path.read_bytes() == b"picture"
    assert library.photos() == [photo, BUILTIN]
    assert (photo.title, photo.own) == ("Grandma 1970", True)
    assert library.find(photo.key) == photo


def test_two_photos_with_one_name_are_both_kept(library: PortraitCatalogue, source: Path) -> None:
    titles = {library.add(source, accept).title for _ in range(3)}
    assert titles == {"Grandma 1970", "Grandma 1970 2", "Grandma 1970 3"}


def test_a_refused_photo_leaves_nothing_behind(library: PortraitCatalogue, source: Path, tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        raise UserError("No face was found.")

    with pytest.raises(UserError, match="No face"):
        library.add(source, refuse)
    assert not (tmp_path / "data").exists()


def test_a_full_disk_leaves_nothing_behind(
    library: PortraitCatalogue, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, target: Path) -> None:
        target.write_bytes(b"pic")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError, match=r"No space left on device.*add it again"):
        library.add(source, accept)
    assert list((tmp_path / "data" / "portraits").iterdir()) == []


def test_photos_stay_in_the_order_they_were_added(library: PortraitCatalogue, tmp_path: Path) -> None:
    for name in ("Zoe", "Adam", "Mia"):
        (tmp_path / f"{name}.jpg").write_bytes(b"picture")
        library.add(tmp_path / f"{name}.jpg", accept)
    library.rename(library.photos()[0], "Bea")
    assert [photo.title for photo in library.photos()] == ["Bea", "Adam", "Mia", "Rosa"]


def test_title_and_framing_are_stored(library: PortraitCatalogue, source: Path, tmp_path: Path) -> None:
    photo = library.add(source, accept, framing=Framing(zoom=1.1))
    renamed = library.rename(photo, "  Granny\n1970 ")
    framed = library.frame(renamed, Framing((0.25, 0.5), 0.9, (0.1, -0.1)))
    assert (renamed.title, renamed.framing, renamed.key) == ("Granny 1970", Framing(zoom=1.1), photo.key)
    assert PortraitCatalogue(tmp_path / "data" / "portraits", []).photos() == [framed]
    assert library.rename(framed, " ") == framed


def test_a_removed_photo_waits_until_it_is_deleted(library: PortraitCatalogue, source: Path) -> None:
    photo = library.add(source, accept)
    removed = library.removed.remove(photo)
    assert library.photos() == [BUILTIN]
    assert library.removed.paths() == [removed.path]
    library.removed.delete(library.removed.paths())
    assert library.removed.paths() == []
    assert not removed.path.exists()
    assert list(photo.path.parent.iterdir()) == []
    assert source.exists()


def test_a_removed_photo_is_restored_unchanged(library: PortraitCatalogue, source: Path) -> None:
    photo = library.frame(library.rename(library.add(source, accept), "Granny"), Framing(zoom=1.2))
    library.add(source, accept)
    before = library.photos()
    removed = library.removed.remove(photo)
    assert library.restore(removed) == photo
    assert library.photos() == before
    assert library.removed.paths() == []


def test_restoring_keeps_a_photo_of_the_same_name_added_meanwhile(library: PortraitCatalogue, source: Path) -> None:
    removed = library.removed.remove(library.add(source, accept))
    library.add(source, accept)
    assert library.restore(removed).path.name == "Grandma 1970 2.jpg"
    assert len(library.photos()) == 3


def test_a_deleted_photo_cannot_be_restored(library: PortraitCatalogue, source: Path) -> None:
    removed = library.removed.remove(library.add(source, accept))
    library.removed.delete(library.removed.paths())
    with pytest.raises(UserError, match="Grandma 1970 could not be brought back"):
        library.restore(removed)


def test_removing_a_missing_photo_is_no_error(library: PortraitCatalogue, source: Path) -> None:
    photo = library.add(source, accept)
    photo.path.unlink()
    library.removed.remove(photo)
    assert library.photos() == [BUILTIN]


def test_the_photo_after_a_removed_one_is_known(library: PortraitCatalogue, source: Path) -> None:
    first, second = library.add(source, accept), library.add(source, accept)
    assert library.neighbour(first) == second
    assert library.neighbour(BUILTIN) == second


def test_built_in_photos_cannot_be_removed(library: PortraitCatalogue) -> None:
    with pytest.raises(UserError, match="Rosa comes with Understudy"):
        library.removed.remove(BUILTIN)


def test_an_unknown_key_finds_the_first_photo(library: PortraitCatalogue, tmp_path: Path) -> None:
    assert library.find("own:gone.jpg") == BUILTIN
    assert PortraitCatalogue(tmp_path, []).find("") is None


def test_partial_copies_are_not_listed(library: PortraitCatalogue, source: Path) -> None:
    photo = library.add(source, accept)
    (photo.path.parent / ".Half.jpg").write_bytes(b"")
    assert library.photos() == [photo, BUILTIN]


@pytest.mark.parametrize(
    ("name", "title"), [("..jpg", "Photo"), ("x" * 200 + ".png", "x" * 60), ("no suffix", "no suffix")]
)
def test_unusual_file_names_are_simplified(library: PortraitCatalogue, tmp_path: Path, name: str, title: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"picture")
    photo = library.add(path, accept)
    assert photo.title == title
    assert photo in library.photos()


def test_the_users_order_is_stored_and_can_be_reset(library: PortraitCatalogue, source: Path, tmp_path: Path) -> None:
    first, second = (library.add(source, accept) for _ in range(2))
    library.arrange([BUILTIN.key, second.key, first.key])
    again = PortraitCatalogue(tmp_path / "data" / "portraits", [BUILTIN])
    assert again.photos() == [BUILTIN, second, first]
    again.arrange([])
    assert again.photos() == [first, second, BUILTIN]


def test_a_removed_photo_is_restored_to_its_place(library: PortraitCatalogue, source: Path) -> None:
    first, second = (library.add(source, accept) for _ in range(2))
    library.arrange([second.key, BUILTIN.key, first.key])
    removed = library.removed.remove(second)
    assert library.photos() == [BUILTIN, first]
    library.restore(removed)
    assert library.photos() == [second, BUILTIN, first]


def test_a_new_photo_follows_the_user_photo_added_before_it(library: PortraitCatalogue, source: Path) -> None:
    first = library.add(source, accept)
    library.arrange([BUILTIN.key, first.key])
    second = library.add(source, accept)
    assert library.photos() == [BUILTIN, first, second]


def test_an_order_that_cannot_be_saved_is_reported(tmp_path: Path) -> None:
    (tmp_path / "portraits").write_text("a file where a folder should be")
    with pytest.raises(UserError, match="order of the portraits"):
        PortraitCatalogue(tmp_path / "portraits", [BUILTIN]).arrange([BUILTIN.key])


def test_a_built_in_photo_is_framed_in_the_users_own_folder(tmp_path: Path) -> None:
    program, folder = tmp_path / "program", tmp_path / "portraits"
    program.mkdir()
    builtin = replace(BUILTIN, path=program / "rosa.jpg")
    library = PortraitCatalogue(folder, [builtin])
    framed = library.frame(builtin, Framing(zoom=1.1))
    assert framed.framing.zoom == 1.1
    assert library.photos() == [framed]
    assert library.find("gone") == framed
    assert not list(program.iterdir())
    library.frame(framed, AUTOMATIC)
    assert library.photos() == [builtin]
    assert not list((folder / ".builtins").iterdir())
