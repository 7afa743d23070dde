import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.live.session import LiveSession, SessionSettings
from desktop.options.scene import SceneOptions
from inference.motion.controls import Controls
from inference.motion.lips import LONGEST_HURRY
from inference.types import Motion, Pixels, Portrait
from inference.user_error import UserError
from tests.unit.desktop.fakes import FakePainter, FakeRecording, Props, wait_until

OURS = {"session", "recorder", "camera", "voice", "render", "motion", "microphone", "portrait"}


@pytest.fixture
def props() -> Props:
    return Props()


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    yield
    wait_until(lambda: not OURS & {thread.name for thread in threading.enumerate()})


def session(props: Props, others: dict[str, object] | None = None, **settings: object) -> LiveSession:
    return LiveSession(SessionSettings(Path("somebody"), fps=25, **settings), props.parts(**(others or {})))


def started(live: LiveSession) -> LiveSession:
    live.start()
    wait_until(lambda: live.state != "starting")
    return live


class Shaded(FakePainter):
    """Each face has its own shade."""

    def render(self, motion: Motion) -> Pixels:
        return np.full((512, 512, 3), 210 if self.face.name == "another" else 10, np.uint8)


def behind(scene: SceneOptions) -> type[FakePainter]:
    """Paints nothing but the background's colour."""

    class Background(FakePainter):
        def render(self, motion: Motion) -> Pixels:
            return np.full((512, 512, 3), int(scene.backdrop.kind[1:3], 16), np.uint8)

    return Background


def shade(live: LiveSession) -> int:
    frame = live.latest()
    return -1 if frame is None else int(frame.pixels[0, 0, 0])


def threads_called(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]


def test_a_voice_moves_the_face(props: Props) -> None:
    live = started(session(props, mark=False))
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


def test_nothing_is_known_before_the_start() -> None:
    live = session(Props())
    assert live.state == "stopped"
    assert live.latest() is None
    assert live.level() == 0
    assert live.stats().frames == 0
    live.stop()


def test_everything_is_warm_before_the_microphone_opens(props: Props) -> None:
    order: list[str] = []

    class Painter(FakePainter):
        def render(self, motion: Motion) -> Pixels:
            order.append("paint")
            return super().render(motion)

    opened = props.microphone.open
    props.microphone.open = lambda receive: (order.append("microphone"), opened(receive))[1]
    live = started(session(props, {"painter": Painter}))
    assert order[0] == "paint"
    wait_until(lambda: "microphone" in order)
    live.stop(20)


def test_stages_close_in_reverse_order_the_microphone_first(props: Props, tmp_path: Path) -> None:
    order: list[str] = []
    close = props.microphone.close
    props.microphone.close = lambda: (order.append("microphone"), close())[1]

    class Recording(FakeRecording):
        def finish(self) -> None:
            order.append(f"recorder, camera closed: {props.cameras[0].closed}")

    live = started(session(props, {"recording": Recording}, camera="auto", record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(props.cameras))
    live.stop(20)
    assert order == ["microphone", "recorder, camera closed: True"]


def test_picture_and_sound_are_recorded_from_time_0_on(props: Props, tmp_path: Path) -> None:
    live = started(session(props, record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(props.recordings and len(props.recordings[0].frames) > 10))
    live.set_record(None)
    wait_until(lambda: props.recordings[0].finished)
    live.stop(20)
    recording = props.recordings[0]
    assert next(index for index in recording.frames if index >= 0) == 0
    ends = [start + len(samples) for start, samples in recording.sounds]
    assert [start for start, _ in recording.sounds][1:] == ends[:-1]


def test_starved_of_sound_the_pictures_go_on_and_so_does_the_face_when_it_returns(props: Props) -> None:
    live = started(session(props, mark=False))
    wait_until(lambda: (shown := live.latest()) is not None and shown.pixels[0, 0, 0] == 101)
    props.microphone.silent = True
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 1)
    before = live.latest().index
    wait_until(lambda: live.latest().index > before + 10)
    wait_until(lambda: "microphone" in str(live.problem))
    props.microphone.silent = False
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    assert live.problem is None
    live.stop(20)


def test_without_a_microphone_the_picture_idles_and_the_reason_is_told(props: Props) -> None:
    def none(_: str | None) -> None:
        raise UserError("There is no microphone.")

    live = started(session(props, {"microphone": none}))
    assert live.state == "running"
    wait_until(lambda: live.stats().frames > 10)
    assert live.problem == "There is no microphone."
    live.stop(20)
    assert live.failure is None


def test_a_microphone_that_does_not_open_is_told_and_the_picture_idles(props: Props) -> None:
    def busy(_: object) -> None:
        raise UserError("The microphone is busy.")

    props.microphone.open, props.microphone.alive = busy, False
    live = started(session(props))
    wait_until(lambda: live.stats().frames > 3)
    wait_until(lambda: live.problem == "The microphone is busy.")
    live.stop(20)


def test_a_sound_file_that_is_missing_ends_the_start(props: Props) -> None:
    def missing(_: str | None) -> None:
        raise UserError("The sound file a.wav does not exist.")

    live = started(session(props, {"microphone": missing}, microphone="a.wav"))
    assert live.state == "stopped"
    assert live.failure == "The sound file a.wav does not exist."


@pytest.mark.parametrize("settings", [{"fps": 24}, {"record": Path("no/such/folder/a.mp4")}])
def test_settings_that_cannot_be_are_refused_at_the_start(props: Props, settings: dict[str, object]) -> None:
    live = LiveSession(SessionSettings(Path("somebody"), **settings), props.parts())
    started(live)
    assert live.state == "stopped"
    assert str(live.failure).endswith(".")
    assert not props.microphone.opened


def test_a_photo_without_a_face_ends_the_start_and_another_start_may_follow(props: Props) -> None:
    live = LiveSession(SessionSettings(Path("nobody"), fps=25), props.parts())
    started(live)
    assert live.state == "stopped"
    assert "no face" in str(live.problem)
    live.set_portrait(Path("somebody"))
    started(live)
    assert live.state == "running"
    assert live.problem is None
    live.stop(20)


@pytest.mark.parametrize("broken", ["painter", "generator"])
def test_a_stage_that_breaks_stops_the_session_and_is_told_once(props: Props, broken: str) -> None:
    live = started(session(props, camera="auto"))
    wait_until(lambda: live.stats().frames > 3)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    if broken == "painter":
        props.painters[0].render = fail
    else:
        props.generator.push = fail
    wait_until(lambda: live.state == "stopped")
    assert "ZeroDivisionError" in str(live.problem)
    assert live.problem == live.failure
    assert str(live.problem).count("unexpectedly") == 1
    assert props.microphone.closed
    assert props.cameras[0].closed


def test_stopping_waits_no_longer_than_told(props: Props) -> None:
    release, entered = threading.Event(), threading.Event()

    class Stuck(FakePainter):
        def render(self, motion: Motion) -> Pixels:
            if threading.current_thread().name == "render":
                entered.set()
                release.wait(20)
            return super().render(motion)

    live = started(session(props, {"painter": Stuck}))
    entered.wait(20)
    live.stop(0.05)
    assert live.state == "running"
    release.set()
    live.stop(20)
    assert live.state == "stopped"


def test_stopping_while_starting_never_opens_for_long(props: Props) -> None:
    live = session(props)
    live.start()
    live.stop(20)
    assert live.state == "stopped"
    assert live.problem is None


def test_a_session_stopped_while_its_models_load_opens_no_microphone(props: Props) -> None:
    release, loading = threading.Event(), threading.Event()

    class Slow(FakePainter):
        def __init__(self, face: Portrait) -> None:
            super().__init__(face)
            loading.set()
            release.wait(20)

    live = session(props, {"painter": Slow})
    live.start()
    loading.wait(20)
    live.stop(0.05)
    release.set()
    live.stop(20)
    assert live.state == "stopped"
    assert not props.microphone.opened


def test_starting_twice_is_starting_once(props: Props) -> None:
    live = started(session(props))
    live.start()
    assert len([thread for thread in threading.enumerate() if thread.name == "session"]) == 1
    live.stop(20)


def test_another_photo_takes_over_when_it_is_ready(props: Props) -> None:
    live = started(session(props, {"painter": Shaded}, mark=False))
    wait_until(lambda: shade(live) == 10)
    live.set_portrait(Path("another"))
    wait_until(lambda: shade(live) == 210)
    live.set_portrait(Path("nobody"))
    wait_until(lambda: "no face" in str(live.problem))
    assert live.state == "running"
    live.set_portrait(Path("third"))
    wait_until(lambda: live.problem is None)
    live.stop(20)


def test_the_face_before_fades_into_the_next_one(props: Props) -> None:
    live = started(session(props, {"painter": Shaded}, mark=False, camera="auto"))
    wait_until(lambda: bool(props.cameras and props.cameras[0].shades))
    live.set_portrait(Path("another"))
    wait_until(lambda: props.cameras[0].shades[-1] == 210)
    seen = props.cameras[0].shades
    assert seen == sorted(seen)
    assert {10, 210} < set(seen)
    live.stop(20)


def test_of_many_photos_in_a_row_the_last_one_stays(props: Props) -> None:
    live = started(session(props, {"painter": Shaded}, mark=False))
    for _ in range(20):
        live.set_portrait(Path("another"))
        live.set_portrait(Path("somebody"))
    live.set_portrait(Path("another"))
    wait_until(lambda: not threads_called("portrait"))
    wait_until(lambda: shade(live) == 210)
    live.stop(20)


def test_another_background_opens_no_device_anew(props: Props) -> None:
    live = started(session(props, {"painter_of": behind}, mark=False, camera="auto"))
    wait_until(lambda: bool(props.cameras))
    props.microphone.opened = False
    live.set_background("#0a0b0c")
    wait_until(lambda: shade(live) == 10)
    live.set_portrait(Path("another"))
    wait_until(lambda: not threads_called("portrait"))
    assert shade(live) == 10
    assert not props.microphone.opened
    assert len(props.cameras) == 1
    for background, words in (("gone.jpg", "no background"), ("transparent", "stop first")):
        with pytest.raises(UserError, match=words):
            live.set_background(background)
    live.stop(20)


def test_the_voice_leaves_with_its_picture_and_the_mode_changes_the_delay(props: Props) -> None:
    live = started(session(props, voice="auto"))
    wait_until(lambda: bool(props.speakers and props.speakers[0].fill))
    wait_until(lambda: live.stats().frames > 30)
    wait_until(lambda: props.speakers[0].fill(480, time.monotonic() + 0.02).max() == pytest.approx(0.5))
    calm = live.stats()
    assert calm.voice_delay == pytest.approx(calm.latency_p50, abs=0.2)
    assert calm.budget["look_ahead"] == 80
    live.set_mode("lowest-delay")
    wait_until(lambda: props.generator.hurry == LONGEST_HURRY)
    assert live.stats().budget["look_ahead"] == 40
    live.set_voice("none")
    wait_until(lambda: props.speakers[0].closed)
    live.stop(20)
    assert live.problem is None


def test_muted_the_mouth_shuts_the_voice_is_silent_and_nothing_is_recorded(props: Props, tmp_path: Path) -> None:
    live = started(session(props, mark=False, voice="auto", record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(props.speakers) and props.speakers[0].fill(480, time.monotonic() + 0.02).max() > 0.4)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    live.set_muted(True)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 1)
    props.speakers[0].fill(480, time.monotonic() + 0.02)
    assert not props.speakers[0].fill(480, time.monotonic() + 0.02).any()
    wait_until(lambda: not props.recordings[0].sounds[-1][1].any())
    live.set_muted(False)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    wait_until(lambda: props.speakers[0].fill(480, time.monotonic() + 0.02).max() > 0.4)
    live.stop(20)


def test_holding_still_goes_before_the_controls(props: Props) -> None:
    live = started(session(props, controls=Controls(distance=2.0)))
    live.set_still(True)
    assert (props.generator.controls.still, props.generator.controls.distance) == (True, 2.0)
    live.set_still(False)
    assert not props.generator.controls.still
    live.stop(20)


def test_camera_mark_and_recording_can_be_changed_while_running(props: Props, tmp_path: Path) -> None:
    live = started(session(props, mark=False))
    live.set_camera("auto")
    wait_until(lambda: bool(props.cameras and props.cameras[0].shades))
    live.set_camera("none")
    wait_until(lambda: props.cameras[0].closed)
    live.set_mark(True)
    wait_until(lambda: live.latest().pixels.std() > 0)
    with pytest.raises(UserError, match="folder"):
        live.set_record(tmp_path)
    live.set_record(tmp_path / "a.mp4")
    wait_until(lambda: bool(props.recordings))
    live.stop(20)
    assert props.recordings[0].finished


def test_a_recording_that_fails_is_a_failure_but_not_the_end(props: Props, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    live = started(session(props, {"recording": full}, record=tmp_path / "a.mp4"))
    wait_until(lambda: live.problem == "The disk is full.")
    assert live.state == "running"
    live.stop(20)
    assert live.failure == "The disk is full."


def test_controls_reach_the_generator_before_the_start_and_while_it_runs(props: Props) -> None:
    turned, plain = Controls(head_pose=(5.0, 0.0, 0.0)), Controls()
    live = started(session(props, controls=turned))
    assert props.generator.controls is turned
    live.set_controls(plain)
    assert props.generator.controls is plain
    live.stop(20)
    live.set_controls(turned)
    started(live)
    assert props.generator.controls is turned
    live.stop(20)


def test_a_late_meeting_program_is_waited_for(props: Props) -> None:
    live = started(session(props, voice="auto", voice_offset=0.05))
    assert live._stages.skew.camera_delay == 0.05
    live.stop(20)
