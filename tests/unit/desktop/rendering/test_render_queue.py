"""The queue that renders videos one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.rendering.render_job import CANCELLED, DONE, FAILED, RENDERING, WAITING, RenderJob
from desktop.rendering.render_queue import MIN_FRAMES, RenderQueue
from desktop.rendering.render_request import RenderRequest
from tests.unit.desktop.rendering.fake_renderer import FRAMES, LIMIT, FakeRenderer
from tests.waiting import wait_until


@pytest.fixture
def renderer() -> FakeRenderer:
    return FakeRenderer()


@pytest.fixture
def queue(renderer: FakeRenderer) -> Iterator[RenderQueue]:
    opened = RenderQueue(renderer.render)
    yield opened
    renderer.allow(1)
    assert opened.close(LIMIT)


def put(queue: RenderQueue, folder: Path, name: str) -> RenderJob:
    job = RenderJob(Path(name), name)
    queue.jobs.append(job)
    queue.start(job, render_request(folder, name))
    return job


def render_request(folder: Path, name: str) -> RenderRequest:
    return RenderRequest(Path("face.jpg"), Path(name), (folder / name).with_suffix(".mp4"))


def test_videos_are_rendered_in_order(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    jobs = [put(queue, tmp_path, name) for name in ("a.wav", "b.wav")]
    renderer.allow(2 * FRAMES)
    wait_until(lambda: [job.state for job in jobs] == [DONE, DONE])
    assert [order.sound.name for order in renderer.requests] == ["a.wav", "b.wav"]
    assert [job.result for job in jobs] == [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    assert jobs[0].step.notes == ("A note.",)


def test_the_latest_frame_and_the_progress_are_shown(
    queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path
) -> None:
    job = put(queue, tmp_path, "a.wav")
    renderer.allow(3)
    wait_until(lambda: job.step.done == 3)
    assert (job.state, job.step.total, job.result) == (RENDERING, FRAMES, None)
    assert job.step.pixels is not None
    assert job.step.pixels[0, 0, 0] == 2


def test_a_failed_video_does_not_stop_the_next(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    jobs = [put(queue, tmp_path, name) for name in ("broken.wav", "odd.wav", "a.wav")]
    renderer.allow()
    wait_until(lambda: jobs[2].state == DONE)
    assert [job.state for job in jobs[:2]] == [FAILED, FAILED]
    assert jobs[0].sentence == "broken.wav cannot be read as sound."
    assert "oops" in jobs[1].sentence
    assert jobs[0].result is None


def test_a_video_known_to_fail_is_marked_at_once(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    making, waiting = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    wait_until(lambda: making.state == RENDERING)
    for job in (making, waiting):
        queue.fail(job, "It cannot be read.")
    assert (making.state, waiting.state, waiting.sentence) == (RENDERING, FAILED, "It cannot be read.")
    renderer.allow()
    wait_until(lambda: making.state == DONE)
    assert len(renderer.requests) == 1


def test_a_cancelled_video_is_marked_at_once_and_leaves_no_file(
    queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path
) -> None:
    making, waiting, last = (put(queue, tmp_path, name) for name in ("a.wav", "b.wav", "c.wav"))
    wait_until(lambda: making.state == RENDERING)
    queue.cancel(making)
    queue.cancel(waiting)
    assert (making.state, waiting.state) == (CANCELLED, CANCELLED)
    renderer.allow(FRAMES + 1)
    wait_until(lambda: last.state == DONE)
    assert renderer.abandoned == [tmp_path / "a.mp4"]
    assert [path.name for path in tmp_path.iterdir()] == ["c.mp4"]


def test_a_cancelled_video_can_be_restarted_before_it_has_stopped(
    queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path
) -> None:
    job = put(queue, tmp_path, "a.wav")
    wait_until(lambda: job.state == RENDERING)
    queue.cancel(job)
    queue.start(job, render_request(tmp_path, "again.wav"))
    assert job.state == WAITING
    renderer.allow(FRAMES + 1)
    wait_until(lambda: job.state == DONE)
    assert job.result == tmp_path / "again.mp4"
    assert renderer.abandoned == [tmp_path / "a.mp4"]


def test_a_removed_video_stops_rendering(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    first, second = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    wait_until(lambda: first.state == RENDERING)
    queue.remove(first)
    assert queue.jobs == [second]
    renderer.allow(FRAMES + 1)
    wait_until(lambda: second.state == DONE)
    assert not (tmp_path / "a.mp4").exists()


def test_a_paused_video_stops_and_resumes(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    job = put(queue, tmp_path, "a.wav")
    renderer.allow(4)
    wait_until(lambda: job.step.done == 4)
    queue.pause(True)
    renderer.allow()
    wait_until(lambda: job.step.done == 5)
    assert job.state == RENDERING
    queue.pause(False)
    wait_until(lambda: job.state == DONE)


def test_a_paused_video_can_be_cancelled(queue: RenderQueue, renderer: FakeRenderer, tmp_path: Path) -> None:
    job = put(queue, tmp_path, "a.wav")
    renderer.allow(1)
    wait_until(lambda: job.step.done == 1)
    queue.pause(True)
    renderer.allow(1)
    wait_until(lambda: job.step.done == 2)
    queue.cancel(job)
    wait_until(lambda: renderer.abandoned == [tmp_path / "a.mp4"])


def test_closing_ends_the_running_video_and_all_waiting_ones(renderer: FakeRenderer, tmp_path: Path) -> None:
    queue = RenderQueue(renderer.render)
    jobs = [put(queue, tmp_path, name) for name in ("a.wav", "b.wav")]
    renderer.allow(3)
    wait_until(lambda: jobs[0].step.done == 3)
    renderer.allow(1)
    assert queue.close(LIMIT)
    assert {job.state for job in jobs} == {CANCELLED}
    assert list(tmp_path.iterdir()) == []


def test_the_remaining_time_follows_speed_and_waiting_length(renderer: FakeRenderer, tmp_path: Path) -> None:
    ticks = iter(range(10_000))
    queue = RenderQueue(renderer.render, clock=lambda: float(next(ticks)))
    first, second = put(queue, tmp_path, "a.wav"), put(queue, tmp_path, "b.wav")
    assert queue.seconds_left() is None
    renderer.allow(MIN_FRAMES)
    wait_until(lambda: first.seconds_left is not None)
    assert first.seconds_left == pytest.approx(FRAMES - MIN_FRAMES)
    assert queue.seconds_left() is None, "how long the second one is, is not known"
    second.seconds = 2.0
    assert queue.seconds_left() == pytest.approx(FRAMES - MIN_FRAMES + 2 * 25)
    renderer.allow(1)
    assert queue.close(LIMIT)
