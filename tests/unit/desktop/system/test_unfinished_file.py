"""Temporary files never meet a file of the user's."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.system import unfinished_file


def test_a_file_gets_a_new_name_with_the_same_suffix(tmp_path: Path) -> None:
    first, second = (unfinished_file.create(tmp_path / "talk.mp4") for _ in range(2))
    assert first != second
    assert first.parent == second.parent == tmp_path
    assert first.suffix == second.suffix == ".mp4"
    assert first.name.startswith("talk.unfinished-")


def test_a_name_that_is_taken_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = iter(["00000000", "00000000", "11111111"])
    monkeypatch.setattr(unfinished_file.secrets, "token_hex", lambda _: next(tokens))
    (tmp_path / "a.unfinished-00000000.mp4").write_text("mine")
    assert unfinished_file.create(tmp_path / "a.mp4").name == "a.unfinished-11111111.mp4"
    assert (tmp_path / "a.unfinished-00000000.mp4").read_text() == "mine"


UNDECODABLE = pytest.param(
    (b"\xe9" * 240).decode("utf-8", "surrogateescape"),
    marks=pytest.mark.skipif(os.name == "nt", reason="names are Unicode there"),
)


@pytest.mark.parametrize("stem", ["x" * 250, "ä" * 120, UNDECODABLE])
def test_long_names_leave_room(tmp_path: Path, stem: str) -> None:
    created = unfinished_file.create(tmp_path / f"{stem}.mp4")
    assert len(os.fsencode(created.name)) <= 255
    assert created.suffix == ".mp4"


@pytest.mark.parametrize(
    ("system", "stem", "fits"), [("linux", "ä" * 130, False), ("win32", "ä" * 130, True), ("win32", "x" * 252, False)]
)
def test_a_name_that_the_system_cannot_give_is_refused_at_once(tmp_path: Path, monkeypatch, system, stem, fits) -> None:
    monkeypatch.setattr(unfinished_file, "sys", SimpleNamespace(platform=system))
    if fits:
        assert unfinished_file.create(tmp_path / f"{stem}.mp4").is_file()
    else:
        with pytest.raises(OSError, match=os.strerror(errno.ENAMETOOLONG)):
            unfinished_file.create(tmp_path / f"{stem}.mp4")
        assert not list(tmp_path.iterdir())


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "talk.mp4"
    target.write_text("old")
    target.chmod(0o640)
    half = unfinished_file.create(target)
    half.write_text("new")
    unfinished_file.publish(half, target)
    assert target.read_text() == "new"
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "talk.mp4"
    link.symlink_to(tmp_path / "disk" / "real.mp4")
    assert unfinished_file.destination(link) == (tmp_path / "disk" / "real.mp4").resolve()
    assert unfinished_file.destination(tmp_path / "other.mp4") == tmp_path / "other.mp4"


def test_leftovers_are_known_by_their_names(tmp_path: Path) -> None:
    left = unfinished_file.create(tmp_path / "talk.mp4")
    (tmp_path / "talk.mp4").touch()
    (tmp_path / "notes.unfinished-today.txt").touch()
    assert unfinished_file.leftovers(tmp_path) == [left]
    assert unfinished_file.leftovers(tmp_path / "missing") == []


def test_only_renderings_whose_writer_has_ended_are_removed(tmp_path: Path) -> None:
    target = tmp_path / "talk.mp4"
    abandoned, used = (unfinished_file.create(target, unfinished_file.RENDERED) for _ in range(2))
    kept = [unfinished_file.create(target), unfinished_file.create(tmp_path / "talk 2.mp4", unfinished_file.RENDERED)]
    folders = [unfinished_file.create_folder(target) for _ in range(2)]
    for folder in folders:
        (folder / unfinished_file.LOCK).touch()
        (folder / "1.png").touch()
    with used.open("wb") as file, (folders[1] / unfinished_file.LOCK).open("wb") as held:
        unfinished_file.lock(file)
        unfinished_file.lock(held)
        unfinished_file.remove_abandoned(target)
        assert not abandoned.exists()
        assert not folders[0].exists()
        assert all(path.exists() for path in (used, folders[1], *kept))
    unfinished_file.remove_abandoned(target)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


@pytest.mark.parametrize(("refusals", "kept"), [(3, "new"), (99, "old")])
def test_a_file_that_is_being_read_on_windows_is_replaced_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, kept: str
) -> None:
    half, target, replace, left = tmp_path / "half", tmp_path / "kept", Path.replace, iter(range(refusals))

    def refuse(source: Path, to: Path) -> Path:
        if next(left, None) is not None:
            raise PermissionError
        return replace(source, to)

    half.write_text("new")
    target.write_text("old")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(unfinished_file, "READERS_SECONDS", 0)
    monkeypatch.setattr(Path, "replace", refuse)
    with contextlib.suppress(PermissionError):
        unfinished_file.publish(half, target)
    assert target.read_text() == kept
