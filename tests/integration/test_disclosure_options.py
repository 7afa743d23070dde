"""Options about consent and the AI mark, without a terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import av
import numpy as np
import pytest

import main
from desktop.disclosure.consent import photo_hash
from desktop.disclosure.consent_ledger import ConsentLedger, default_file
from inference.decoder.disclosure_mark import DisclosureMark
from tests.integration.program import FACE, refusal


@pytest.fixture
def photo(folder: Path) -> Path:
    """A photo of whom nothing was stated."""
    content = FACE.path.read_bytes()
    path = folder / "mine.jpg"
    path.write_bytes(content + str(folder).encode())
    default_file().unlink(missing_ok=True)
    return path


def marked(video: Path, corner: str = "lower-right") -> bool:
    """Whether the first frame has the plate of a mark in this corner."""
    with av.open(video) as container:
        frame = next(container.decode(video=0)).to_ndarray(format="rgb24")
    grey = np.full_like(frame, 128)
    place = (DisclosureMark(corner).draw(grey.copy()) != grey).any(axis=2)
    inside = frame[place].astype(int).mean(axis=1)
    return bool((inside > 225).mean() > 0.05 and (inside < 110).mean() > 0.3)


def render(photo: Path, speech: Path, out: Path, *options: str) -> int:
    return main.main(["render", str(photo), str(speech), str(out), *options])


def test_an_unstated_face_keeps_its_mark(photo: Path, speech: Path, folder: Path, capsys) -> None:
    assert render(photo, speech, folder / "a.mp4", "--no-mark", "--no-mark-reason", "everybody was told") == 0
    assert "add --consent me|agreed|fictional|artwork" in capsys.readouterr().err
    assert marked(folder / "a.mp4")


def test_a_real_face_needs_a_reason_and_is_remembered(photo: Path, speech: Path, folder: Path, capsys) -> None:
    assert "--no-mark-reason" in refusal(
        capsys, "render", photo, speech, folder / "a.mp4", "--consent", "me", "--no-mark"
    )
    assert not (folder / "a.mp4").exists()
    assert render(photo, speech, folder / "b.mp4", "--no-mark", "--no-mark-reason", "a test at home") == 0
    assert not marked(folder / "b.mp4")


def test_the_mark_is_in_the_wanted_corner(photo: Path, speech: Path, folder: Path) -> None:
    assert render(photo, speech, folder / "a.mp4", "--mark-corner", "upper-left") == 0
    assert marked(folder / "a.mp4", "upper-left")


def test_withdrawal_deletes_all_that_was_made_of_a_photo(photo: Path, speech: Path, folder: Path, capsys) -> None:
    main.main(["portraits", "--withdraw", str(photo)])  # what other tests made of the same photo
    home = default_file().parent
    before = files(home)
    assert render(photo, speech, folder / "a.mp4", "--consent", "agreed") == 0
    assert ConsentLedger().find(photo_hash(photo)) is not None
    assert files(home) > before
    assert main.main(["portraits", "--withdraw", str(photo)]) == 0
    assert files(home) == before
    assert photo.exists()
    shutil.copy(photo, folder / "again.jpg")
    capsys.readouterr()
    assert main.main(["portraits", "--withdraw", str(folder / "again.jpg")]) == 0
    assert capsys.readouterr().out == "Nothing about again.jpg.\n"


def test_a_photo_that_is_not_there_cannot_be_withdrawn(folder: Path, capsys) -> None:
    assert "nobody.jpg cannot be read" in refusal(capsys, "portraits", "--withdraw", folder / "nobody.jpg")


def files(home: Path) -> set[Path]:
    return {path for path in home.rglob("*") if path.is_file() and "Logs" not in path.parts}
