"""Portrait packages, and files that are no valid package."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from desktop.library import portrait_package
from desktop.library.portrait_package import Package
from inference.user_error import UserError

PACKAGE = Package("Anna", b"not really a photo", ".jpg", {"emotion": "happy", "strength": 0.5}, {"scale": 1.2})
SOUND = {"format": "understudy portrait", "version": 1, "title": "A", "photo": "photo.jpg", "look": {}, "framing": {}}


def write_package(path: Path, manifest: object, members: dict[str, bytes] | None = None) -> Path:
    """A package from another program."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", manifest if isinstance(manifest, bytes) else json.dumps(manifest))
        for name, content in (members if members is not None else {"photo.jpg": b"x"}).items():
            file.writestr(name, content)
    return path


def test_a_package_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "Anna.understudy"
    portrait_package.write(PACKAGE, path)
    assert portrait_package.read(path) == PACKAGE
    assert [file.name for file in tmp_path.iterdir()] == ["Anna.understudy"]


def test_an_unwritable_path_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="choose another place"):
        portrait_package.write(PACKAGE, tmp_path / "none" / "Anna.understudy")


@pytest.mark.parametrize("content", [b"", b"PK", b"GIF89a", b"\x00" * 5000])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.understudy"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"x\.understudy is damaged or no portrait"):
        portrait_package.read(path)


def test_a_missing_package_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        portrait_package.read(tmp_path / "none.understudy")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "something else"}, "no portrait that Understudy wrote"),
        ({"version": 2}, "newer Understudy"),
        ({"version": "1"}, "damaged"),
        ({"version": 0}, "damaged"),
        ({"photo": "../photo.jpg"}, "damaged"),
        ({"photo": "/etc/photo.jpg"}, "damaged"),
        ({"photo": "photo.exe"}, "damaged"),
        ({"photo": None}, "damaged"),
        ({"photo": "photo.png"}, "damaged"),
        ({"look": [1]}, "damaged"),
        ({"look": {str(number): 1 for number in range(100)}}, "damaged"),
        ({"framing": "all"}, "damaged"),
    ],
)
def test_an_unsupported_manifest_is_refused(tmp_path: Path, change: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        portrait_package.read(write_package(tmp_path / "x.understudy", SOUND | change))


@pytest.mark.parametrize("manifest", [b"\xff\xfe", b"{", b"[" * 60000, b"[]", b"7"])
def test_an_unreadable_manifest_is_refused(tmp_path: Path, manifest: bytes) -> None:
    with pytest.raises(UserError, match=r"damaged|no portrait"):
        portrait_package.read(write_package(tmp_path / "x.understudy", manifest))


def test_a_package_without_photo_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="damaged"):
        portrait_package.read(write_package(tmp_path / "x.understudy", SOUND, {}))


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portrait_package, "MOST_PHOTO", 1000)
    path = write_package(tmp_path / "x.understudy", SOUND, {"photo.jpg": b"\0" * 100_000})
    assert path.stat().st_size < 1000
    with pytest.raises(UserError, match="larger inside"):
        portrait_package.read(path)


def test_a_damaged_photo_is_reported(tmp_path: Path) -> None:
    path = write_package(tmp_path / "x.understudy", SOUND, {"photo.jpg": bytes(range(256)) * 40})
    content = bytearray(path.read_bytes())
    start = content.index(b"photo.jpg") + 30
    content[start : start + 20] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        portrait_package.read(path)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("../../Anna", "Anna"),
        ("a\x00b\nc", "abc"),
        ("", "Portrait"),
        (7, "7"),
        ("x" * 500, "x" * 60),
        ("...", "Portrait"),
    ],
)
def test_a_title_becomes_a_valid_file_name(tmp_path: Path, title: object, kept: str) -> None:
    assert portrait_package.read(write_package(tmp_path / "x.understudy", SOUND | {"title": title})).title == kept
