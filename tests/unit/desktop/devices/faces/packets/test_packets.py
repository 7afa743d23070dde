"""The same face in every protocol."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from desktop.devices.faces.packets import ifacialmocap_packet, mediapipe_json
from desktop.devices.faces.packets.face_packet import BadPacketError, FacePacket, Reader
from desktop.devices.faces.packets.live_link_packet import LiveLinkReader
from desktop.devices.faces.packets.rotation import unity_of_angles
from desktop.devices.faces.packets.vmc_messages import VmcReader
from inference.face.blendshapes import COLUMN
from tests import face_packets

SCORES = {"jawOpen": 0.5, "eyeBlinkLeft": 0.9, "mouthSmileRight": 0.2, "mouthLeft": 0.3, "jawRight": 0.1}
HEAD = (12.0, -7.0, 5.0)
PUBLISHED = (
    b"mouthSmile_R-0|eyeLookDown_L-17|eyeLookDown_R-17|eyeLookIn_R-6|eyeLookIn_L-4|jawOpen-12|tongueOut-0|hapihapi-0|"
    b"=head#-21.488958,-6.038993,-6.6019735,-0.030653415,-0.10287084,-0.6584072|"
    b"rightEye#6.0297494,2.4403017,0.25649446|leftEye#6.034903,-1.6660284,-0.17520553|"
)
"""Parts of the example on the app's page for developers."""

Case = tuple[Callable[..., bytes], Reader]


def readers() -> dict[str, Case]:
    return {
        "livelink": (face_packets.live_link, LiveLinkReader().read),
        "ifacialmocap": (face_packets.ifacialmocap, ifacialmocap_packet.read),
        "vmc": (face_packets.vmc, VmcReader().read),
        "mediapipe": (face_packets.mediapipe, mediapipe_json.read),
    }


@pytest.fixture(params=["livelink", "ifacialmocap", "vmc", "mediapipe"])
def case(request: pytest.FixtureRequest) -> Case:
    return readers()[request.param]


def named(face: FacePacket) -> dict[str, float]:
    assert face.scores is not None
    return {name: float(face.scores[column]) for name, column in COLUMN.items() if face.scores[column]}


def test_scores_and_head_arrive(case: Case) -> None:
    write, read = case
    face = read(write(SCORES, HEAD))
    assert face is not None
    assert face.seen
    assert named(face) == pytest.approx(SCORES, abs=1e-6)
    assert face.head == pytest.approx(HEAD, abs=1e-4)


def test_looks_become_the_gaze(case: Case) -> None:
    write, read = case
    left = {"eyeLookOutLeft": 0.5, "eyeLookInRight": 0.5, "eyeLookUpLeft": 0.25, "eyeLookUpRight": 0.25}
    face = read(write(left))
    assert face is not None
    assert face.gaze == pytest.approx((15.0, 5.0))
    assert named(face) == {}


def test_cut_and_foreign_packets_are_refused(case: Case) -> None:
    write, read = case
    packet = write(SCORES, HEAD)
    for bad in (b"", b"\0", packet[: len(packet) // 3] + b"{", b"hello", b"\xff" * 300, packet[:-30] + b"\xff" * 30):
        with pytest.raises(BadPacketError):
            read(bad)


def test_score_far_from_its_range_is_refused(case: Case) -> None:
    write, read = case
    with pytest.raises(BadPacketError):
        read(write({"jawOpen": 40.0}))


def test_senders_time_is_kept() -> None:
    for name in ("livelink", "vmc", "mediapipe"):
        write, read = readers()[name]
        face = read(write(SCORES, HEAD, 5000.25))
        assert face is not None
        assert face.sent_at == pytest.approx(5000.25)


def test_sender_that_sees_no_face_says_so() -> None:
    assert not LiveLinkReader().read(face_packets.live_link({}, seen=False)).seen
    assert not ifacialmocap_packet.read(face_packets.ifacialmocap(SCORES, tracking=0)).seen
    assert not mediapipe_json.read(face_packets.mediapipe({}, seen=False)).seen


def test_published_example_looks_down_and_ahead() -> None:
    face = ifacialmocap_packet.read(PUBLISHED)
    assert face.head == pytest.approx((-6.04, 21.49, 6.60), abs=0.01)
    assert face.gaze == pytest.approx((0.3, -3.4))
    second = ifacialmocap_packet.read(PUBLISHED.replace(b"-0|", b"&0|").replace(b"jawOpen-12", b"jawOpen&12"))
    assert second.scores is not None
    assert second.scores[COLUMN["jawOpen"]] == pytest.approx(0.12)


def test_exchanged_left_and_right_of_live_link_are_told_by_the_eyes() -> None:
    """Values of a published packet of an iPhone: its looks go to one side, its eyes' angles to the other."""
    looks = {"eyeLookInLeft": 0.394, "eyeLookOutRight": 0.296, "eyeBlinkLeft": 1.0}
    face = LiveLinkReader().read(face_packets.live_link(looks, eyes=(10.2, 13.6)))
    assert face.gaze == pytest.approx((10.35, 0.0), abs=0.01)
    assert named(face) == {"eyeBlinkRight": 1.0}
    agreeing = LiveLinkReader().read(face_packets.live_link(looks, eyes=(-10.2, -13.6)))
    assert agreeing.gaze == pytest.approx((-10.35, 0.0), abs=0.01)
    assert named(agreeing) == {"eyeBlinkLeft": 1.0}


def test_vmc_frame_ends_with_apply_and_takes_messages_one_by_one() -> None:
    reader = VmcReader()
    faces = [reader.read(message) for message in face_packets.vmc_messages(SCORES, HEAD)]
    assert faces[:-1] == [None] * (len(faces) - 1)
    assert faces[-1] is not None
    assert named(faces[-1]) == pytest.approx(SCORES, abs=1e-6)


def test_vrm_expressions_stand_in_for_missing_shapes() -> None:
    reader = VmcReader()
    face = reader.read(
        face_packets.bundle(
            face_packets.osc("/VMC/Ext/Blend/Val", "Blink_L", 1.0), face_packets.osc("/VMC/Ext/Blend/Apply")
        )
    )
    assert face is not None
    assert named(face) == {"eyeBlinkLeft": 1.0}


def test_neck_and_head_of_vmc_turn_together() -> None:
    half = unity_of_angles((10.0, 0.0, 0.0))
    parts = [face_packets.osc("/VMC/Ext/Bone/Pos", name, 0.0, 0.0, 0.0, *half) for name in ("Neck", "Head")]
    face = VmcReader().read(face_packets.bundle(*parts, face_packets.osc("/VMC/Ext/Blend/Apply")))
    assert face is not None
    assert face.head == pytest.approx((20.0, 0.0, 0.0), abs=1e-4)


def test_deeply_nested_bundles_and_unknown_types_are_refused() -> None:
    nested = face_packets.osc("/VMC/Ext/Blend/Apply")
    for _ in range(500):
        nested = face_packets.bundle(nested)
    odd = b"/VMC/Ext/T\0\0" + b",zzzz\0\0\0" + bytes(16)
    for packet in (nested, odd):
        with pytest.raises(BadPacketError):
            VmcReader().read(packet)


def test_mediapipe_takes_short_form_and_matrix_by_rows() -> None:
    short = b'{"timestamp": 1, "blendshapes": {"jawOpen": 0.5}, "head": {"yaw": 3, "pitch": -2, "roll": 1}}'
    face = mediapipe_json.read(short)
    assert face.head == (3.0, -2.0, 1.0)
    angle = math.radians(20)
    rows = [math.cos(angle), 0, math.sin(angle), 5, 0, 1, 0, 6, -math.sin(angle), 0, math.cos(angle), 7, 0, 0, 0, 1]
    matrix = f'{{"blendshapes": {{"jawOpen": 0.5}}, "facialTransformationMatrixes": [{{"data": {rows}}}]}}'
    assert mediapipe_json.read(matrix.encode()).head == pytest.approx((20.0, 0.0, 0.0))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        '{"blendshapes": {"jawOpen": NaN}}',
        '{"blendshapes": {"jawOpen": true}}',
        '{"blendshapes": {"jawOpen": 1e999}}',
        '{"timestamp": 1' + "0" * 5000 + ', "blendshapes": {"jawOpen": 0}}',
        '{"faceBlendshapes": [{"categories": 7}]}',
        '{"blendshapes": {"jawOpen": 0}, "facialTransformationMatrixes": [{"data": [0, 0]}]}',
        '{"blendshapes": {"jawOpen": 0}, "head": {"yaw": 900, "pitch": 0, "roll": 0}}',
    ],
)
def test_hostile_json_is_refused(text: str) -> None:
    with pytest.raises(BadPacketError):
        mediapipe_json.read(text.encode())
