"""Face curves with absurd cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from inference.face.blendshapes import COLUMN
from inference.motion.curves.live_link_reader import read_curves, read_rows
from inference.user_error import UserError


@pytest.mark.parametrize(
    "text",
    [
        "timestamp,jawOpen\n0,0\n1e308,0.5\n",
        "timestamp,jawOpen\n0,0\ninf,0.5\n",
        "timestamp,jawOpen\n-inf,0\n0,0.5\n",
        "Timecode,jawOpen\n00:00:00:00,0\n999999:00:00:00,0.5\n",
        f"timestamp,jawOpen\n{'x' * 5000},0\n",
        f"Timecode,jawOpen\n{'x' * 5000},0\n",
        f"jawOpen\n{'x' * 5000}\n",
        'jawOpen,headYaw\n0.1,"a\nb\n0.2,0\n',
    ],
)
def test_absurd_cells_are_refused_in_a_short_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(UserError) as caught:
        read_curves(tmp_path / "a.csv", 60.0)
    assert len(str(caught.value)) < 250 + len(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_whole_day_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("timestamp,jawOpen\n0,0\n86400,0.5\n")
    assert read_curves(tmp_path / "a.csv", 60.0).times == [0.0, 86_400.0]


def test_left_and_right_of_scores_are_exchanged_where_the_eyes_angles_disagree(tmp_path: Path) -> None:
    """Live Link Face names the scores as in a mirror, and its angles not."""
    file = tmp_path / "take.csv"
    rows = "0,0.3,0.3,1,0,{yaw},{yaw}\n0.1,0.3,0.3,1,0,{yaw},{yaw}\n"
    head = "time,EyeLookInLeft,EyeLookOutRight,EyeBlinkLeft,EyeBlinkRight,LeftEyeYaw,RightEyeYaw\n"
    for yaw, blink, gaze in ((0.2, "eyeBlinkRight", 9.0), (-0.2, "eyeBlinkLeft", -9.0)):
        file.write_text(head + rows.format(yaw=yaw), encoding="utf-8")
        row = read_rows(file, 30)[0]
        assert row.gaze == pytest.approx((gaze, 0.0))
        assert row.scores[COLUMN[blink]] == 1.0


def test_the_tongue_that_is_out_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("time,jawOpen,TongueOut\n0,0.1,0\n0.1,0.1,0.75\n")
    assert [motion.tongue for motion in read_curves(tmp_path / "a.csv", 60.0).motions] == [(0.0, 0.0), (0.0, 0.75)]
