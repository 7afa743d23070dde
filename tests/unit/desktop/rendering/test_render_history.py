"""The list of films comes back as far as it makes sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.rendering.render_history import MOST, Entry, entry_of, film_of, read, write
from desktop.rendering.render_queue import CANCELLED, CHOSEN, DONE, FAILED, MAKING, WAITING, Film
from desktop.rendering.render_request import FilmOrder

SOUND, OUT = Path("/sounds/Zoë.wav"), Path("/films/Zoë.mp4")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "understudy" / "films.json"


@pytest.mark.parametrize("state", [CHOSEN, WAITING, MAKING, FAILED, CANCELLED])
def test_what_was_not_finished_waits_to_be_asked_for(file: Path, state: str) -> None:
    write(file, [entry_of(Film(SOUND, "Hello", state=state, order=FilmOrder(Path("me.jpg"), SOUND, OUT)))])
    (film,) = map(film_of, read(file))
    assert (film.sound, film.title, film.state, film.result) == (SOUND, "Hello", CHOSEN, None)


def test_a_finished_film_can_still_be_opened(file: Path) -> None:
    write(file, [entry_of(Film(SOUND, "Hello", state=DONE, order=FilmOrder(Path("me.jpg"), SOUND, OUT)))])
    (film,) = map(film_of, read(file))
    assert (film.state, film.result) == (DONE, OUT)


def test_no_file_is_an_empty_list(file: Path) -> None:
    assert read(file) == []


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '{"films": 3}', '{"films": [1]}', '{"films": [{"sound": "a"}]}', '{"films": {"sound": 1}}'],
)
def test_a_damaged_file_is_an_empty_list(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert read(file) == []


def test_an_endless_list_ends(file: Path) -> None:
    write(file, [Entry("a.wav", "A")] * (MOST + 5))
    assert len(read(file)) == MOST


def test_a_folder_that_takes_nothing_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "understudy").write_text("a file where a folder should be")
    write(tmp_path / "understudy" / "films.json", [Entry("a.wav", "A")])
