import time
from pathlib import Path

import numpy as np
import pytest

from desktop.disclosure.disclosure import UNMARKED, Disclosure
from inference.motion.controls import Controls
from inference.motion.lips import LONGEST_HURRY
from inference.user_error import UserError
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.live.session_with_fakes import (
    ShadedPainter,
    background_painter,
    session,
    shade,
    started,
    threads_named,
)
from tests.waiting import wait_until


def test_frames_and_sound_are_recorded_from_time_0(parts: FakeParts, tmp_path: Path) -> None:
    live = started(session(parts, record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(parts.recordings and len(parts.recordings[0].frames) > 10))
    live.set_record(None)
    wait_until(lambda: parts.recordings[0].finished)
    live.stop(20)
    recording = parts.recordings[0]
    first = next(index for index in recording.frames if index >= 0)
    assert first < 5, "a busy machine skips the very first frames"
    ends = [start + len(samples) for start, samples in recording.sounds]
    assert [start for start, _ in recording.sounds][1:] == ends[:-1]


def test_another_portrait_takes_over_when_it_is_registered(parts: FakeParts) -> None:
    live = started(session(parts, {"painter": ShadedPainter}, disclosure=UNMARKED))
    wait_until(lambda: shade(live) == 10)
    live.set_portrait(Path("another"))
    wait_until(lambda: shade(live) == 210)
    live.set_portrait(Path("nobody"))
    wait_until(lambda: "no face" in str(live.problem))
    assert live.state == "running"
    live.set_portrait(Path("third"))
    wait_until(lambda: live.problem is None)
    live.stop(20)


def test_portraits_are_crossfaded(parts: FakeParts) -> None:
    live = started(session(parts, {"painter": ShadedPainter}, disclosure=UNMARKED, camera="auto"))
    wait_until(lambda: bool(parts.cameras and parts.cameras[0].shades))
    live.set_portrait(Path("another"))
    wait_until(lambda: parts.cameras[0].shades[-1] == 210)
    seen = parts.cameras[0].shades
    assert seen == sorted(seen)
    assert {10, 210} < set(seen)
    live.stop(20)


def test_after_many_portrait_changes_the_last_one_stays(parts: FakeParts) -> None:
    live = started(session(parts, {"painter": ShadedPainter}, disclosure=UNMARKED))
    for _ in range(20):
        live.set_portrait(Path("another"))
        live.set_portrait(Path("somebody"))
    live.set_portrait(Path("another"))
    wait_until(lambda: not threads_named("portrait"))
    wait_until(lambda: shade(live) == 210)
    live.stop(20)


def test_another_background_reopens_no_device(parts: FakeParts) -> None:
    live = started(session(parts, {"painter_of": background_painter}, disclosure=UNMARKED, camera="auto"))
    wait_until(lambda: bool(parts.cameras))
    parts.microphone.opened = False
    live.set_background("#0a0b0c")
    wait_until(lambda: shade(live) == 10)
    live.set_portrait(Path("another"))
    wait_until(lambda: not threads_named("portrait"))
    assert shade(live) == 10
    assert not parts.microphone.opened
    assert len(parts.cameras) == 1
    for background, words in (("gone.jpg", "no background"), ("transparent", "stop first")):
        with pytest.raises(UserError, match=words):
            live.set_background(background)
    live.stop(20)


def test_the_voice_is_delayed_like_its_frame_and_the_mode_changes_the_look_ahead(parts: FakeParts) -> None:
    live = started(session(parts, voice="auto"))
    wait_until(lambda: bool(parts.speakers and parts.speakers[0].fill))
    wait_until(lambda: live.stats().frames > 30)
    wait_until(lambda: parts.speakers[0].fill(480, time.perf_counter() + 0.02).max() == pytest.approx(0.5))
    calm = live.stats()
    assert calm.voice_delay == pytest.approx(calm.latency_p50, abs=0.2)
    assert calm.budget["look_ahead"] == 80
    live.set_mode("lowest-delay")
    wait_until(lambda: parts.generator.hurry == LONGEST_HURRY)
    assert live.stats().budget["look_ahead"] == 40
    live.set_voice("none")
    wait_until(lambda: parts.speakers[0].closed)
    live.stop(20)
    assert live.problem is None


def test_mute_closes_the_mouth_and_silences_voice_and_recording(parts: FakeParts, tmp_path: Path) -> None:
    live = started(session(parts, disclosure=UNMARKED, voice="auto", record=tmp_path / "a.mp4"))
    wait_until(lambda: bool(parts.speakers) and parts.speakers[0].fill(480, time.perf_counter() + 0.02).max() > 0.4)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    live.set_muted(True)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 1)
    parts.speakers[0].fill(480, time.perf_counter() + 0.02)
    assert not parts.speakers[0].fill(480, time.perf_counter() + 0.02).any()
    wait_until(lambda: not parts.recordings[0].sounds[-1][1].any())
    live.set_muted(False)
    wait_until(lambda: live.latest().pixels[0, 0, 0] == 101)
    wait_until(lambda: parts.speakers[0].fill(480, time.perf_counter() + 0.02).max() > 0.4)
    live.stop(20)


def test_holding_still_overrides_the_controls(parts: FakeParts) -> None:
    live = started(session(parts, controls=Controls(distance=2.0)))
    live.set_still(True)
    assert (parts.generator.controls.still, parts.generator.controls.distance) == (True, 2.0)
    live.set_still(False)
    assert not parts.generator.controls.still
    live.stop(20)


def test_camera_mark_and_recording_can_be_changed_while_running(parts: FakeParts, tmp_path: Path) -> None:
    live = started(session(parts, disclosure=UNMARKED))
    live.set_camera("auto")
    wait_until(lambda: bool(parts.cameras and parts.cameras[0].shades))
    live.set_camera("none")
    wait_until(lambda: parts.cameras[0].closed)
    live.set_disclosure(Disclosure())
    wait_until(lambda: live.latest().pixels.std() > 0)
    with pytest.raises(UserError, match="folder"):
        live.set_record(tmp_path)
    live.set_record(tmp_path / "a.mp4")
    wait_until(lambda: bool(parts.recordings))
    live.stop(20)
    assert parts.recordings[0].finished


def test_controls_reach_the_generator_before_the_start_and_while_it_runs(parts: FakeParts) -> None:
    turned, plain = Controls(head_pose=(5.0, 0.0, 0.0)), Controls()
    live = started(session(parts, controls=turned))
    assert parts.generator.controls is turned
    live.set_controls(plain)
    assert parts.generator.controls is plain
    live.stop(20)
    live.set_controls(turned)
    started(live)
    assert parts.generator.controls is turned
    live.stop(20)


def test_the_voice_offset_is_the_camera_delay(parts: FakeParts) -> None:
    live = started(session(parts, voice="auto", voice_offset=0.05))
    assert live._stages.voice_delay.camera_delay == 0.05
    live.stop(20)


def test_a_typed_line_is_heard_by_the_generator_although_the_microphone_is_muted() -> None:
    parts = FakeParts()
    live = started(session(parts, muted=True))
    live.typed.say("Two words.")
    wait_until(lambda: any(np.abs(chunk.samples).max(initial=0) > 0.2 for chunk in parts.generator.chunks))
    wait_until(lambda: not live.typed.speaking)
    live.stop()
