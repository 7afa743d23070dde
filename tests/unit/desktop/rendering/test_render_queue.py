"""Films one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.rendering.render_queue import CANCELLED, DONE, FAILED, MAKING, SETTLED, WAITING, Film, FilmQueue
from desktop.rendering.render_request import FilmOrder
from tests.unit.desktop.fakes import wait_until
from tests.unit.desktop.rendering.made_up_videos import LIMIT, PICTURES, Maker


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def queue(maker: Maker) -> Iterator[FilmQueue]:
    made = FilmQueue(maker.make)
    yield made
    maker.allow(1)
    assert made.close(LIMIT)


def put(queue: FilmQueue, folder: Path, name: str) -> Film:
    film = Film(Path(name), name)
    queue.films.append(film)
    queue.start(film, order(folder, name))
    return film


def order(folder: Path, name: str) -> FilmOrder:
    return FilmOrder(Path("face.jpg"), Path(name), (folder / name).with_suffix(".mp4"))


def test_films_are_made_in_their_order(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    films = [put(queue, tmp_path, name) for name in ("a.wav", "b.wav")]
    maker.allow(2 * PICTURES)
    wait_until(lambda: [film.state for film in films] == [DONE, DONE])
    assert [order.sound.name for order in maker.orders] == ["a.wav", "b.wav"]
    assert [film.result for film in films] == [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    assert films[0].step.notes == ("A note.",)


def test_the_newest_picture_and_the_progress_show(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    film = put(queue, tmp_path, "a.wav")
    maker.allow(3)
    wait_until(lambda: film.step.done == 3)
    assert (film.state, film.step.total, film.result) == (MAKING, PICTURES, None)
    assert film.step.pixels is not None
    assert film.step.pixels[0, 0, 0] == 2


def test_one_that_fails_does_not_stop_the_next(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    films = [put(queue, tmp_path, name) for name in ("broken.wav", "odd.wav", "a.wav")]
    maker.allow()
    wait_until(lambda: films[2].state == DONE)
    assert [film.state for film in films[:2]] == [FAILED, FAILED]
    assert films[0].sentence == "broken.wav cannot be read as sound."
    assert "oops" in films[1].sentence
    assert films[0].result is None


def test_what_is_known_to_fail_does_not_wait_for_its_turn(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    making, waiting = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    wait_until(lambda: making.state == MAKING)
    for film in (making, waiting):
        queue.refuse(film, "It cannot be read.")
    assert (making.state, waiting.state, waiting.sentence) == (MAKING, FAILED, "It cannot be read.")
    maker.allow()
    wait_until(lambda: making.state == DONE)
    assert len(maker.orders) == 1


def test_cancelling_shows_at_once_and_leaves_nothing(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    making, waiting, last = (put(queue, tmp_path, name) for name in ("a.wav", "b.wav", "c.wav"))
    wait_until(lambda: making.state == MAKING)
    queue.cancel(making)
    queue.cancel(waiting)
    assert (making.state, waiting.state) == (CANCELLED, CANCELLED)
    maker.allow(PICTURES + 1)
    wait_until(lambda: last.state == DONE)
    assert maker.left == [tmp_path / "a.mp4"]
    assert [path.name for path in tmp_path.iterdir()] == ["c.mp4"]


def test_a_cancelled_film_can_be_made_again_before_it_has_stopped(
    queue: FilmQueue, maker: Maker, tmp_path: Path
) -> None:
    film = put(queue, tmp_path, "a.wav")
    wait_until(lambda: film.state == MAKING)
    queue.cancel(film)
    queue.start(film, order(tmp_path, "again.wav"))
    assert film.state == WAITING
    maker.allow(PICTURES + 1)
    wait_until(lambda: film.state == DONE)
    assert film.result == tmp_path / "again.mp4"
    assert maker.left == [tmp_path / "a.mp4"]


def test_a_removed_film_is_made_no_further(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    first, second = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    wait_until(lambda: first.state == MAKING)
    queue.remove(first)
    assert queue.films == [second]
    maker.allow(PICTURES + 1)
    wait_until(lambda: second.state == DONE)
    assert not (tmp_path / "a.mp4").exists()


def test_held_films_stand_still_in_the_middle_and_go_on(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    film = put(queue, tmp_path, "a.wav")
    maker.allow(4)
    wait_until(lambda: film.step.done == 4)
    queue.hold(True)
    maker.allow()
    wait_until(lambda: film.step.done == 5)
    assert film.state == MAKING
    queue.hold(False)
    wait_until(lambda: film.state == DONE)


def test_a_held_film_can_be_cancelled(queue: FilmQueue, maker: Maker, tmp_path: Path) -> None:
    film = put(queue, tmp_path, "a.wav")
    maker.allow(1)
    wait_until(lambda: film.step.done == 1)
    queue.hold(True)
    maker.allow(1)
    wait_until(lambda: film.step.done == 2)
    queue.cancel(film)
    wait_until(lambda: maker.left == [tmp_path / "a.mp4"])


def test_closing_ends_the_film_that_is_made_and_all_that_wait(maker: Maker, tmp_path: Path) -> None:
    queue = FilmQueue(maker.make)
    films = [put(queue, tmp_path, name) for name in ("a.wav", "b.wav")]
    maker.allow(3)
    wait_until(lambda: films[0].step.done == 3)
    maker.allow(1)
    assert queue.close(LIMIT)
    assert {film.state for film in films} == {CANCELLED}
    assert list(tmp_path.iterdir()) == []


def test_the_time_left_follows_the_pace_and_the_length_of_what_waits(maker: Maker, tmp_path: Path) -> None:
    ticks = iter(range(10_000))
    queue = FilmQueue(maker.make, lambda: float(next(ticks)))
    first, second = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    assert queue.seconds_left() is None
    maker.allow(SETTLED)
    wait_until(lambda: first.seconds_left is not None)
    assert first.seconds_left == pytest.approx(PICTURES - SETTLED)
    assert queue.seconds_left() is None, "how long the second one is, is not known"
    second.seconds = 2.0
    assert queue.seconds_left() == pytest.approx(PICTURES - SETTLED + 2 * 25)
    maker.allow(1)
    assert queue.close(LIMIT)
