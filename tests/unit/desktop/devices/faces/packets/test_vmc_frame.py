import numpy as np
import pytest
from pythonosc.osc_packet import OscPacket

from desktop.devices.faces.packets.vmc_frame import DATAGRAM, vmc_datagrams
from desktop.devices.faces.packets.vmc_messages import VmcReader
from inference.face.blendshapes import scores
from inference.face.dynamics import DYNAMICS
from inference.types import HeadPose, Motion

SENT = scores({"jawOpen": 0.4, "eyeBlinkLeft": 1.0, "mouthSmileRight": 0.3, "mouthLeft": 0.2})


def motion() -> Motion:
    return Motion(0, HeadPose(10.0, -6.0, 4.0), (8.0, -3.0), np.zeros(DYNAMICS, np.float32))


def test_frame_is_read_back_by_our_reader() -> None:
    reader = VmcReader()
    faces = [reader.read(datagram) for datagram in vmc_datagrams(motion(), SENT, 12.5)]
    face = faces[-1]
    assert faces[:-1] == [None] * (len(faces) - 1)
    assert face is not None
    assert face.scores is not None
    assert face.head == pytest.approx((10.0, -6.0, 4.0), abs=1e-4)
    assert face.gaze == pytest.approx((8.0, -3.0), abs=1e-4)
    assert np.abs(face.scores - SENT).max() < 1e-6
    assert face.sent_at == 12.5


def test_another_library_reads_small_bundles_in_unitys_axes() -> None:
    datagrams = vmc_datagrams(motion(), SENT, 1.0)
    assert max(map(len, datagrams)) <= DATAGRAM
    read = [timed.message for datagram in datagrams for timed in OscPacket(datagram).messages]
    values = {tuple(m.params[:1]): m.params[1:] for m in read if m.address == "/VMC/Ext/Blend/Val"}
    assert len(values) == 52
    assert values["JawOpen",] == [pytest.approx(0.4)]
    head = next(m.params for m in read if m.params[:1] == ["Head"])
    assert head[5] < 0  # to the frame's right: the avatar's left, negative about y in left-handed axes
    assert head[4] > 0  # looks down: positive about x
    assert (read[0].address, read[1].address, read[-1].address) == ("/VMC/Ext/OK", "/VMC/Ext/T", "/VMC/Ext/Blend/Apply")
