from pathlib import Path

import pytest

from desktop.disclosure.disclosure import UNMARKED
from inference.user_error import UserError
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.live.session_with_fakes import session, started
from tests.waiting import wait_until


def test_without_sound_frames_continue_and_the_face_resumes_with_it(parts: FakeParts) -> None:
    live = started(session(parts, disclosure=UNMARKED))
    wait_until(lambda: (shown := live.latest()) is not None and shown.pixels[0, 0, 0] == 101)
    parts.microphone.silent = True
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 1)
    before = live.latest().index
    wait_until(lambda: live.latest().index > before + 10)
    wait_until(lambda: "microphone" in str(live.problem))
    parts.microphone.silent = False
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    assert live.problem is None
    live.stop(20)


def test_without_a_microphone_the_session_idles_and_reports_it(parts: FakeParts) -> None:
    def none(_: str | None) -> None:
        raise UserError("There is no microphone.")

    live = started(session(parts, {"microphone": none}))
    assert live.state == "running"
    wait_until(lambda: live.stats().frames > 10)
    assert live.problem == "There is no microphone."
    live.stop(20)
    assert live.failure is None


def test_a_busy_microphone_is_reported_and_the_session_idles(parts: FakeParts) -> None:
    def busy(_: object) -> None:
        raise UserError("The microphone is busy.")

    parts.microphone.open, parts.microphone.alive = busy, False
    live = started(session(parts))
    wait_until(lambda: live.stats().frames > 3)
    wait_until(lambda: live.problem == "The microphone is busy.")
    live.stop(20)


@pytest.mark.parametrize("broken", ["painter", "generator"])
def test_a_failed_stage_stops_the_session_and_is_reported_once(parts: FakeParts, broken: str) -> None:
    live = started(session(parts, camera="auto"))
    wait_until(lambda: live.stats().frames > 3)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    if broken == "painter":
        parts.painters[0].render = fail
    else:
        parts.generator.push = fail
    wait_until(lambda: live.state == "stopped")
    assert "ZeroDivisionError" in str(live.problem)
    assert live.problem == live.failure
    assert str(live.problem).count("unexpectedly") == 1
    assert parts.microphone.closed
    assert parts.cameras[0].closed


def test_a_failed_recording_does_not_stop_the_session(parts: FakeParts, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    live = started(session(parts, {"recording": full}, record=tmp_path / "a.mp4"))
    wait_until(lambda: live.problem == "The disk is full.")
    assert live.state == "running"
    live.stop(20)
    assert live.failure == "The disk is full."
