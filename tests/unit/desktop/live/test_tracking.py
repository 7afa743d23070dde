import socket
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from desktop.devices.faces.packet_recording import read_packets
from desktop.disclosure.disclosure import UNMARKED
from desktop.live.face_follower import FaceFollower
from desktop.live.sample_clock import SampleClock
from desktop.live.session_queues import SessionQueues
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.face.dynamics import DYNAMICS
from inference.motion.tracking.tracked_face import TrackedFace
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import HeadPose, Motion, Pixels
from inference.user_error import UserError
from tests.face_packets import ifacialmocap
from tests.running_source import free_port, send
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.fake_pipeline import FakePainter
from tests.unit.desktop.fake_pipeline import motion as generated
from tests.unit.desktop.live.session_with_fakes import session, shade, started
from tests.waiting import wait_until


class TurnedHead:
    """A face source that measures a head turned by 20 degrees, until told to fail."""

    def __init__(self) -> None:
        self.fails = Event()
        self.runs = 0

    def run(self, receive: Callable[[TrackedFace], None], stop: Event) -> None:
        self.runs += 1
        while not stop.wait(0.01):
            if self.fails.is_set():
                raise UserError("The webcam was unplugged; plug it in again.")
            receive(TrackedFace(time.perf_counter(), pose=HeadPose(yaw=20.0)))


class RestingBuffer:
    """A face at rest."""

    def push(self, motion: Motion) -> None: ...

    foresee = push

    def at(self, sample: float) -> Motion:
        return Motion(sample / SAMPLES_PER_MOTION, HeadPose(), (0.0, 0.0), np.zeros(DYNAMICS, np.float32))


class YawPainter(FakePainter):
    """Renders ten times the yaw in degrees as a grey value."""

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        return marks.draw(np.full((512, 512, 3), round(10 * motion.pose.yaw), np.uint8))


def test_measured_face_drives_the_frames_until_it_is_given_up(parts: FakeParts) -> None:
    source, asked = TurnedHead(), []
    found = {"painter": YawPainter, "face_source": lambda name: asked.append(name) or source}
    live = started(session(parts, found, disclosure=UNMARKED))
    live.set_face_source("camera")
    wait_until(lambda: shade(live) == 200)
    live.set_face_source("none")
    wait_until(lambda: shade(live) == 0)
    assert asked == ["camera"]
    live.stop(20)


def test_lost_source_is_told_and_frames_go_on(parts: FakeParts) -> None:
    source = TurnedHead()
    live = started(session(parts, {"painter": YawPainter, "face_source": lambda _: source}, face_source="camera"))
    wait_until(lambda: source.runs == 1)
    source.fails.set()
    wait_until(lambda: "unplugged" in str(live.problem))
    frames = live.stats().frames
    wait_until(lambda: live.stats().frames > frames + 5)
    live.stop(20)


def test_face_is_shown_with_the_sound_of_its_moment() -> None:
    clock, queues = SampleClock(100.0), SessionQueues(SAMPLE_RATE, 40)
    clock.latency = 0.03
    follower = FaceFollower(clock, queues.faces)
    for index in range(12):
        moment = clock.captured_at(index * SAMPLE_RATE / 30)
        queues.faces.put(TrackedFace(moment, pose=HeadPose(yaw=float(index))))
    for index in range(12, 60):
        queues.faces.put(TrackedFace(clock.captured_at(index * SAMPLE_RATE / 30), pose=HeadPose(yaw=float(index))))
        shown = follower.step(generated(0.0), (index - 0.5) * SAMPLE_RATE / 30)
    assert abs(shown.pose.yaw - 58.5) < 0.01


def test_held_head_does_not_follow() -> None:
    clock, queues = SampleClock(100.0), SessionQueues(SAMPLE_RATE, 40)
    follower = FaceFollower(clock, queues.faces)
    follower.still = True
    queues.faces.put(TrackedFace(100.0, pose=HeadPose(yaw=9.0)))
    for sample in range(0, SAMPLE_RATE // 4, 400):
        assert follower.step(generated(0.0), float(sample)).pose == HeadPose()


def test_packets_of_another_program_turn_the_head_until_it_falls_silent_and_are_recorded(
    parts: FakeParts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.devices.faces.packets.resting_head.LEARNING", 0.05)
    others, kept, port = {"painter": YawPainter, "buffer": RestingBuffer}, tmp_path / "kept.txt", free_port()
    live = started(session(parts, others, face_source=f"ifacialmocap:{port}", face_recording=kept))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        ahead = ifacialmocap({"jawOpen": 0.1})
        wait_until(lambda: send(port, ahead, sender=phone) or "Receiving" in str(live.tracking.state))
        for _ in range(20):
            send(port, ahead, sender=phone)
            time.sleep(0.005)
        turned = ifacialmocap({"jawOpen": 0.1}, (20.0, 0.0, 0.0))
        wait_until(lambda: send(port, b"junk", turned, sender=phone) or abs(shade(live) - 200) <= 4)
        assert str(live.tracking.state).startswith("Receiving iFacialMocap from 127.0.0.1:")
    wait_until(lambda: shade(live) == 0)
    assert live.problem is None
    live.stop(20)
    packets = [packet for _, packet in read_packets(kept)]
    assert packets[0] == ahead
    assert packets[-1] == turned
