"""The cache of registered portraits and its recovery from damage."""

from __future__ import annotations

import dataclasses
import struct
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from inference.portrait import portrait_cache
from inference.portrait.portrait import register
from inference.portrait.portrait_cache import SHAPES, TEETH, entry_name, forget, load, load_or_register, save
from inference.types import AUTOMATIC, Framing, Portrait
from inference.user_error import UserError


@pytest.fixture(scope="module")
def portrait(face_path: Path) -> Portrait:
    return dataclasses.replace(register(face_path), notes=("First.", "Second."))


@pytest.fixture
def register_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, name: str | None = None, framing: Framing = AUTOMATIC) -> Portrait:
        raise AssertionError(path, name)

    monkeypatch.setattr(portrait_cache, "register", fail)


def same(a: Portrait, b: Portrait) -> bool:
    assert a.teeth is not None
    assert b.teeth is not None
    textures = all(np.array_equal(getattr(a.teeth, key), getattr(b.teeth, key)) for key in TEETH)
    return textures and all((getattr(a, key) == getattr(b, key)).all() for key in SHAPES)


def test_a_saved_portrait_is_loaded(portrait: Portrait, tmp_path: Path) -> None:
    save(portrait, tmp_path / "deep" / "a.npz")
    loaded = load(tmp_path / "deep" / "a.npz", "Anna")
    assert loaded is not None
    assert same(loaded, portrait)
    assert (loaded.name, loaded.notes) == ("Anna", ("First.", "Second."))
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["a.npz"]


def test_an_empty_list_of_notes_is_loaded(portrait: Portrait, tmp_path: Path) -> None:
    save(dataclasses.replace(portrait, notes=()), tmp_path / "a.npz")
    loaded = load(tmp_path / "a.npz", "Anna")
    assert loaded is not None
    assert loaded.notes == ()


@pytest.mark.usefixtures("register_fails")
def test_a_cached_portrait_is_not_computed_again(portrait: Portrait, face_path: Path, tmp_path: Path) -> None:
    save(portrait, tmp_path / entry_name(face_path))
    assert same(load_or_register(face_path, tmp_path), portrait)


def test_the_first_registration_writes_an_entry(face_path: Path, tmp_path: Path) -> None:
    first = load_or_register(face_path, tmp_path / "cache", "Anna")
    (entry,) = (tmp_path / "cache").iterdir()
    kept = load(entry, "Anna")
    assert kept is not None
    assert same(kept, first)


def test_the_key_depends_on_content_not_on_name(face_path: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.jpg", tmp_path / "other.jpg"
    copy.write_bytes(face_path.read_bytes())
    other.write_bytes(face_path.read_bytes() + b"\0")
    assert entry_name(copy) == entry_name(face_path) != entry_name(other)


def test_a_new_version_has_new_entries(face_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_name(face_path)
    monkeypatch.setattr(portrait_cache, "VERSION", portrait_cache.VERSION + 1)
    assert entry_name(face_path) != before


def save_arrays(entry: Path, arrays: dict[str, npt.NDArray[np.float64]]) -> None:
    np.savez(entry, allow_pickle=False, notes=np.array([], str), **arrays)


def damage(entry: Path, how: str) -> None:
    content = entry.read_bytes()
    damaged = {
        "empty": b"",
        "text": b"not an archive",
        "half": content[: len(content) // 2],
        "flipped": content[:5000] + bytes(byte ^ 255 for byte in content[5000:5100]) + content[5100:],
    }
    if how == "shape":
        save_arrays(entry, {key: np.zeros(3) for key in SHAPES})
    elif how == "nan":
        save_arrays(entry, {key: np.full(shape, np.nan) for key, shape in SHAPES.items()})
    elif how == "teeth":
        with np.load(entry) as kept:
            np.savez(entry, **(dict(kept) | {"teeth_upper": np.zeros((2, 2, 4), np.uint8)}))
    elif how == "missing":
        np.savez(entry, crop=np.zeros((512, 512, 3), np.uint8))
    else:
        entry.write_bytes(damaged[how])


@pytest.mark.parametrize("how", ["empty", "text", "half", "flipped", "shape", "nan", "teeth", "missing"])
def test_a_damaged_entry_is_rebuilt(portrait: Portrait, face_path: Path, tmp_path: Path, how: str) -> None:
    entry = tmp_path / entry_name(face_path)
    save(portrait, entry)
    damage(entry, how)
    assert load(entry, "Anna") is None
    assert same(load_or_register(face_path, tmp_path), portrait)
    assert load(entry, "Anna") is not None


def test_an_unwritable_folder_is_no_error(portrait: Portrait, face_path: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert same(load_or_register(face_path, blocked / "cache"), portrait)


def test_a_bad_photo_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        load_or_register(tmp_path / "nothing.jpg", tmp_path)
    with pytest.raises(UserError, match="folder"):
        load_or_register(tmp_path, tmp_path)
    (tmp_path / "a.jpg").write_text("text")
    with pytest.raises(UserError, match="not a JPEG"):
        load_or_register(tmp_path / "a.jpg", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_another_framing_is_another_entry(face_path: Path, tmp_path: Path) -> None:
    near = Framing(zoom=1.2)
    framed = load_or_register(face_path, tmp_path, framing=near)
    kept = load(tmp_path / entry_name(face_path, near), "Anna", near)
    assert kept is not None
    assert same(kept, framed)
    assert kept.framing == framed.framing == near
    assert entry_name(face_path, near) != entry_name(face_path) != entry_name(face_path, Framing(zoom=1.1))


def test_forgetting_a_photo_deletes_all_its_framings(portrait: Portrait, face_path: Path, tmp_path: Path) -> None:
    for framing in (AUTOMATIC, Framing(zoom=1.2)):
        save(portrait, tmp_path / entry_name(face_path, framing))
    (tmp_path / "another-v1.npz").touch()
    forget(face_path, tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["another-v1.npz"]
    forget(tmp_path / "nothing.jpg", tmp_path)


@pytest.mark.parametrize(
    ("shape", "kind"), [("(10000000000,)", "<f8"), ("(12500, 8000, 3)", "|u1"), ("(9,)", "<U100000000"), ("(3,)", "|O")]
)
def test_an_entry_that_declares_huge_arrays_is_none(tmp_path: Path, shape: str, kind: str) -> None:
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as file:
        for key in (*SHAPES, "notes", "photo", "square", *(f"teeth_{name}" for name in TEETH)):
            file.writestr(f"{key}.npy", b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + bytes(100))
    assert load(tmp_path / "a.npz", "A") is None


def test_an_entry_with_a_number_for_its_notes_is_none(portrait: Portrait, tmp_path: Path) -> None:
    with (tmp_path / "a.npz").open("wb") as file:
        np.savez(file, **(portrait_cache._arrays(portrait) | {"notes": np.array(1 + 2j)}))
    assert load(tmp_path / "a.npz", "A") is None
