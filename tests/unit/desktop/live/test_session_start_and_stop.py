import threading
from pathlib import Path

import pytest

from desktop.disclosure.disclosure import UNMARKED
from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.types import Motion, Pixels, Portrait
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeRecording
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.fake_pipeline import FakePainter
from tests.unit.desktop.live.session_with_fakes import session, started
from tests.waiting import wait_until


def test_a_voice_moves_the_face(parts: FakeParts) -> None:
    live = started(session(parts, disclosure=UNMARKED))
    assert live.state == "running"
    wait_until(lambda: (shown := live.latest()) is not None and shown.pixels[0, 0, 0] == 101)
    assert live.level() == pytest.approx(0.5)
    live.stop(20)
    stats = live.stats()
    assert live.state == "stopped"
    assert live.problem is None
    assert stats.frames == stats.stages["render"].count > 0
    assert stats.provider == "CPU"
    assert 0 < stats.latency_p50 <= stats.latency_p95 <= stats.latency_p99


def test_a_new_session_is_stopped_without_frames() -> None:
    live = session(FakeParts())
    assert live.state == "stopped"
    assert live.latest() is None
    assert live.level() == 0
    assert live.stats().frames == 0
    live.stop()


def test_models_run_once_before_the_microphone_opens(parts: FakeParts) -> None:
    order: list[str] = []

    class Painter(FakePainter):
        def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
            order.append("paint")
            return super().render(motion, marks, wanted)

    opened = parts.microphone.open
    parts.microphone.open = lambda receive: (order.append("microphone"), opened(receive))[1]
    live = started(session(parts, {"painter": Painter}))
    assert order[0] == "paint"
    wait_until(lambda: "microphone" in order)
    live.stop(20)


def test_stages_close_in_reverse_order_the_microphone_first(parts: FakeParts, tmp_path: Path) -> None:
    order: list[str] = []
    close = parts.microphone.close
    parts.microphone.close = lambda: (order.append("microphone"), close())[1]

    class Recording(FakeRecording):
        def finish(self) -> None:
            order.append(f"recorder, camera closed: {parts.cameras[0].closed}")

    live = started(session(parts, {"recording": Recording}, camera="auto", record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(parts.cameras))
    live.stop(20)
    assert order == ["microphone", "recorder, camera closed: True"]


def test_a_missing_sound_file_ends_the_start(parts: FakeParts) -> None:
    def missing(_: str | None) -> None:
        raise UserError("The sound file a.wav does not exist.")

    live = started(session(parts, {"microphone": missing}, microphone="a.wav"))
    assert live.state == "stopped"
    assert live.failure == "The sound file a.wav does not exist."


@pytest.mark.parametrize("settings", [{"fps": 24}, {"record": Path("no/such/folder/a.mp4")}])
def test_invalid_settings_are_refused_at_the_start(parts: FakeParts, settings: dict[str, object]) -> None:
    live = LiveSession(SessionSettings(Path("somebody"), **settings), parts.build())
    started(live)
    assert live.state == "stopped"
    assert str(live.failure).endswith(".")
    assert not parts.microphone.opened


def test_a_photo_without_a_face_ends_the_start_and_another_start_can_follow(parts: FakeParts) -> None:
    live = LiveSession(SessionSettings(Path("nobody"), fps=25), parts.build())
    started(live)
    assert live.state == "stopped"
    assert "no face" in str(live.problem)
    live.set_portrait(Path("somebody"))
    started(live)
    assert live.state == "running"
    assert live.problem is None
    live.stop(20)


def test_stop_returns_after_its_timeout(parts: FakeParts) -> None:
    release, entered = threading.Event(), threading.Event()

    class Stuck(FakePainter):
        def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
            if threading.current_thread().name == "render":
                entered.set()
                release.wait(20)
            return super().render(motion, marks, wanted)

    live = started(session(parts, {"painter": Stuck}))
    entered.wait(20)
    live.stop(0.05)
    assert live.state == "running"
    release.set()
    live.stop(20)
    assert live.state == "stopped"


def test_stopping_during_the_start_stops_the_session(parts: FakeParts) -> None:
    live = session(parts)
    live.start()
    live.stop(20)
    assert live.state == "stopped"
    assert live.problem is None


def test_stopping_while_models_load_opens_no_microphone(parts: FakeParts) -> None:
    release, loading = threading.Event(), threading.Event()

    class Slow(FakePainter):
        def __init__(self, face: Portrait) -> None:
            super().__init__(face)
            loading.set()
            release.wait(20)

    live = session(parts, {"painter": Slow})
    live.start()
    loading.wait(20)
    live.stop(0.05)
    release.set()
    live.stop(20)
    assert live.state == "stopped"
    assert not parts.microphone.opened


def test_a_second_start_is_ignored(parts: FakeParts) -> None:
    live = started(session(parts))
    live.start()
    assert len([thread for thread in threading.enumerate() if thread.name == "session"]) == 1
    live.stop(20)
