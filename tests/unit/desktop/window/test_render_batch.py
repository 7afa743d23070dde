"""What is made of sounds and choices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.rendering.render_queue import CHOSEN, DONE, FAILED, MAKING
from desktop.settings.settings import Settings
from desktop.window.render_batch import Choices, RenderBatch
from inference.motion.controls import Controls
from inference.user_error import UserError
from tests.unit.desktop.rendering.made_up_videos import LIMIT, PICTURES, Maker
from tests.waiting import wait_until

GAZE = (5.0, 0.0)


class Chosen:
    """What is chosen in the other parts of the window."""

    photo: Path | None = Path("face.jpg")
    live = False


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def room(maker: Maker, chosen: Chosen, tmp_path: Path) -> Iterator[RenderBatch]:
    settings = Settings(video_folder=str(tmp_path / "films"))
    choices = Choices(lambda: settings, lambda: chosen.photo, lambda: Controls(gaze=GAZE), lambda: chosen.live)
    made = RenderBatch(choices, maker.make, seconds)
    yield made
    maker.allow(1)
    assert made.close(LIMIT)


def seconds(path: Path) -> float | None:
    if path.stem == "broken":
        raise UserError("broken.wav cannot be read as sound.")
    return 4.0


def test_the_length_of_a_sound_shows_or_that_it_cannot_be_read(room: RenderBatch) -> None:
    good, bad = room.add([Path("a.wav"), Path("broken.wav")])
    wait_until(lambda: room.collect() or bad.state == FAILED)
    assert (good.state, good.seconds) == (CHOSEN, 4.0)
    assert bad.sentence == "broken.wav cannot be read as sound."
    assert room.ready == [good]


def test_a_file_is_not_put_on_the_list_twice_and_a_folder_gives_its_sounds(room: RenderBatch, tmp_path: Path) -> None:
    for name in ("b.wav", "a.mp3", "notes.txt"):
        (tmp_path / name).touch()
    room.add([tmp_path])
    room.add([tmp_path / "a.mp3", tmp_path / "c.wav"])
    assert [job.title for job in room.jobs] == ["a.mp3", "b.wav", "c.wav"]


def test_a_video_is_made_with_all_that_is_chosen(room: RenderBatch, maker: Maker, tmp_path: Path) -> None:
    room.settings.video_size, room.settings.video_background = "1080p", "blur"
    room.settings.mark = False
    [job] = room.add([Path("a.wav")])
    room.make()
    maker.allow()
    wait_until(lambda: job.state == DONE)
    [order] = maker.orders
    assert (order.photo, order.sound, order.out) == (Path("face.jpg"), Path("a.wav"), tmp_path / "films" / "a.mp4")
    assert (order.size, order.background, order.marked) == ("1080p", "blur", False)
    assert order.controls.gaze == GAZE


def test_only_formats_with_alpha_leave_the_background_out(room: RenderBatch) -> None:
    room.settings.video_background = "blur"
    assert (room.transparent, room.background) == (False, "blur")
    room.settings.video_format = "webm"
    assert (room.transparent, room.background) == (True, "transparent")
    room.settings.video_transparent = False
    assert room.background == "blur"


def test_nonsense_in_the_settings_makes_the_usual_video(room: RenderBatch) -> None:
    room.settings.video_format, room.settings.video_size = "avi", "8k"
    assert (room.kind, room.size) == ("mp4", "720p")


def test_nothing_is_made_without_a_portrait(room: RenderBatch, maker: Maker, chosen: Chosen) -> None:
    chosen.photo = None
    room.add([Path("a.wav")])
    room.make()
    assert room.busy == maker.orders == []


def test_a_video_made_again_takes_another_name(room: RenderBatch, maker: Maker, tmp_path: Path) -> None:
    [job] = room.add([Path("a.wav")])
    for name in ("a.mp4", "a 2.mp4"):
        room.make_one(job)
        maker.allow()
        wait_until(lambda: job.state == DONE)
        assert job.result == tmp_path / "films" / name


def test_all_are_cancelled_at_once(room: RenderBatch) -> None:
    jobs = room.add([Path("a.wav"), Path("b.wav")])
    room.make()
    room.cancel_all()
    assert not room.busy
    assert room.ready == jobs


def test_videos_stand_still_while_live_unless_they_are_to_go_on(
    room: RenderBatch, maker: Maker, chosen: Chosen
) -> None:
    chosen.live = True
    room.collect()
    [job] = room.add([Path("a.wav")])
    room.make()
    assert (room.held, job.state) == (True, "waiting")
    room.meanwhile = True
    room.collect()
    wait_until(lambda: job.state == MAKING)
    chosen.live = False
    room.collect()
    assert not room.held
    chosen.live = True
    room.collect()
    assert room.held, "the next session is asked about anew"
    chosen.live = False
    room.collect()
    maker.allow(PICTURES)
    wait_until(lambda: job.state == DONE)
