from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from desktop.devices.faces.face_sources import open_face_source
from desktop.devices.faces.packet_recording import check_recording, read_packets, recorded_packets
from desktop.devices.faces.recorded_face_source import RecordedFaceSource
from inference.face.blendshapes import COLUMN
from inference.user_error import UserError
from tests import face_packets
from tests.running_source import running_source
from tests.waiting import wait_until

FRAMES = [face_packets.live_link({"eyeBlinkLeft": 1.0}, (float(index), 0.0, 0.0), index / 60) for index in range(6)]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "session.txt"
    with recorded_packets(path) as recorder:
        for index, packet in enumerate(FRAMES):
            recorder("livelink", packet, 100 + index / 60)
    return path


def test_recording_holds_packets_and_plays_them_as_they_came(recording: Path) -> None:
    assert [packet for _, packet in read_packets(recording)] == FRAMES
    source = open_face_source(str(recording))
    assert isinstance(source, RecordedFaceSource)
    with running_source(source) as faces:
        wait_until(lambda: source.state == "session.txt has ended.")
    steps = [b.captured_at - a.captured_at for a, b in pairwise(faces)]
    assert steps == pytest.approx([1 / 60] * 5, abs=1e-4)


def test_table_of_live_link_plays(tmp_path: Path) -> None:
    path = tmp_path / "take.csv"
    path.write_text("time,EyeBlinkLeft,HeadYaw\n0,0,0\n0.02,1,0.1\n0.04,0.5,0.2\n", encoding="utf-8")
    with running_source(open_face_source(str(path))) as faces:
        wait_until(lambda: len(faces) == 3)
    assert faces[1].scores is not None
    assert faces[1].scores[COLUMN["eyeBlinkLeft"]] == 1.0


def test_recording_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "session.txt"
    with recorded_packets(path):
        pass
    assert list(tmp_path.iterdir()) == []
    with recorded_packets(path) as recorder:
        recorder("vmc", b"1234", 0.0)
        assert not path.exists()
    assert [packet for _, packet in read_packets(path)] == [b"1234"]
    with pytest.raises(UserError, match="exists already"):
        check_recording(path)


@pytest.mark.parametrize("line", ["nan AAAA", "-1 AAAA", "0 ***", "1e300 AAAA", "x"])
def test_damaged_line_is_named(recording: Path, line: str) -> None:
    recording.write_text(recording.read_text("ascii").splitlines()[0] + f"\n{line}\n", encoding="ascii")
    with pytest.raises(UserError, match="line 2"):
        list(read_packets(recording))


def test_stopping_ends_the_pause_between_packets(recording: Path) -> None:
    recording.write_text(recording.read_text("ascii") + "500 AAAA\n", encoding="ascii")
    with running_source(open_face_source(str(recording))) as faces:
        wait_until(lambda: len(faces) == 6)


def test_other_file_is_no_session(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello\n", encoding="utf-8")
    with pytest.raises(UserError, match="names no ARKit shape"):
        open_face_source(str(path))
