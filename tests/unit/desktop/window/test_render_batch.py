"""Render requests from sounds and chosen settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.disclosure.disclosure import UNMARKED
from desktop.rendering.render_job import DONE, FAILED, LISTED, RENDERING
from desktop.settings.settings import Settings
from desktop.window.render_batch import Choices, RenderBatch
from inference.motion.controls import Controls
from inference.user_error import UserError
from tests.unit.desktop.rendering.fake_renderer import FRAMES, LIMIT, FakeRenderer
from tests.waiting import wait_until

GAZE = (5.0, 0.0)


class Chosen:
    """Choices in the other parts of the window."""

    photo: Path | None = Path("face.jpg")
    live = False


@pytest.fixture
def renderer() -> FakeRenderer:
    return FakeRenderer()


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def batch(renderer: FakeRenderer, chosen: Chosen, tmp_path: Path) -> Iterator[RenderBatch]:
    settings = Settings(video_folder=str(tmp_path / "videos"))
    choices = Choices(
        lambda: settings, lambda: chosen.photo, lambda: Controls(gaze=GAZE), lambda: UNMARKED, lambda: chosen.live
    )
    opened = RenderBatch(choices, renderer.render, seconds)
    yield opened
    renderer.allow(1)
    assert opened.close(LIMIT)


def seconds(path: Path) -> float | None:
    if path.stem == "broken":
        raise UserError("broken.wav cannot be read as sound.")
    return 4.0


def test_a_sound_has_a_duration_or_is_marked_unreadable(batch: RenderBatch) -> None:
    good, bad = batch.add([Path("a.wav"), Path("broken.wav")])
    wait_until(lambda: batch.collect() or bad.state == FAILED)
    assert (good.state, good.seconds) == (LISTED, 4.0)
    assert bad.sentence == "broken.wav cannot be read as sound."
    assert batch.ready == [good]


def test_a_file_is_listed_once_and_a_folder_adds_its_sounds(batch: RenderBatch, tmp_path: Path) -> None:
    for name in ("b.wav", "a.mp3", "notes.txt"):
        (tmp_path / name).touch()
    batch.add([tmp_path])
    batch.add([tmp_path / "a.mp3", tmp_path / "c.wav"])
    assert [job.title for job in batch.jobs] == ["a.mp3", "b.wav", "c.wav"]


def test_a_video_uses_all_chosen_settings(batch: RenderBatch, renderer: FakeRenderer, tmp_path: Path) -> None:
    batch.settings.video_size, batch.settings.video_background = "1080p", "blur"
    [job] = batch.add([Path("a.wav")])
    batch.render_all()
    renderer.allow()
    wait_until(lambda: job.state == DONE)
    [request] = renderer.requests
    assert (request.photo, request.sound, request.out) == (
        Path("face.jpg"),
        Path("a.wav"),
        tmp_path / "videos" / "a.mp4",
    )
    assert (request.size, request.background, request.disclosure) == ("1080p", "blur", UNMARKED)
    assert request.controls.gaze == GAZE


def test_only_formats_with_alpha_leave_the_background_out(batch: RenderBatch) -> None:
    batch.settings.video_background = "blur"
    assert (batch.transparent, batch.background) == (False, "blur")
    batch.settings.video_format = "webm"
    assert (batch.transparent, batch.background) == (True, "transparent")
    batch.settings.video_transparent = False
    assert batch.background == "blur"


def test_invalid_settings_give_the_default_video(batch: RenderBatch) -> None:
    batch.settings.video_format, batch.settings.video_size = "avi", "8k"
    assert (batch.kind, batch.size) == ("mp4", "720p")


def test_nothing_is_rendered_without_a_portrait(batch: RenderBatch, renderer: FakeRenderer, chosen: Chosen) -> None:
    chosen.photo = None
    batch.add([Path("a.wav")])
    batch.render_all()
    assert batch.busy == renderer.requests == []


def test_a_repeated_video_gets_another_name(batch: RenderBatch, renderer: FakeRenderer, tmp_path: Path) -> None:
    [job] = batch.add([Path("a.wav")])
    for name in ("a.mp4", "a 2.mp4"):
        batch.render_one(job)
        renderer.allow()
        wait_until(lambda: job.state == DONE)
        assert job.result == tmp_path / "videos" / name


def test_all_videos_are_cancelled_at_once(batch: RenderBatch) -> None:
    jobs = batch.add([Path("a.wav"), Path("b.wav")])
    batch.render_all()
    batch.cancel_all()
    assert not batch.busy
    assert batch.ready == jobs


def test_videos_pause_while_live_unless_resumed(batch: RenderBatch, renderer: FakeRenderer, chosen: Chosen) -> None:
    chosen.live = True
    batch.collect()
    [job] = batch.add([Path("a.wav")])
    batch.render_all()
    assert (batch.paused, job.state) == (True, "waiting")
    batch.render_while_live = True
    batch.collect()
    wait_until(lambda: job.state == RENDERING)
    chosen.live = False
    batch.collect()
    assert not batch.paused
    chosen.live = True
    batch.collect()
    assert batch.paused, "the next session is asked about anew"
    chosen.live = False
    batch.collect()
    renderer.allow(FRAMES)
    wait_until(lambda: job.state == DONE)
