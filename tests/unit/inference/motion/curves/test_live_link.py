import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inference.audio.sound_file import read_sound
from inference.face.blendshapes import COLUMN, NAMES, gaze_scores, scores
from inference.face.dynamics import BLINK, DYNAMICS, express, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap, lid_gap
from inference.face.lip_contact import shift_lips
from inference.motion.curves.blendshape_fit import fit
from inference.motion.curves.live_link import ANGLES, HEADER, SHAPES, timecode, write_curves
from inference.motion.curves.live_link_reader import read_curves
from inference.motion.generator import MotionGenerator
from inference.pipeline import replay_motions
from inference.portrait.builtins import voices
from inference.timebase import SAMPLE_RATE
from inference.types import AudioChunk, HeadPose, Motion
from inference.user_error import UserError


@pytest.fixture(scope="module")
def spoken() -> list[Motion]:
    samples = read_sound(voices()[0].path)[: 4 * SAMPLE_RATE]
    return MotionGenerator(3).push(AudioChunk(samples, 0, 0.0))


def written(path: Path, motions: list[Motion], fps: int = 25) -> list[list[str]]:
    assert list(write_curves(path, motions, fps)) == motions
    with path.open(newline="") as file:
        return list(csv.reader(file))


def text(folder: Path, *lines: str) -> Path:
    path = folder / "in.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_columns_match_live_link_face(tmp_path: Path, spoken: list[Motion]) -> None:
    rows = written(tmp_path / "a.csv", spoken)
    assert rows[0] == HEADER
    assert len(HEADER) == 63
    assert rows[0][:4] == ["Timecode", "BlendShapeCount", "EyeBlinkLeft", "EyeLookDownLeft"]
    assert rows[0][16:20] == ["JawForward", "JawRight", "JawLeft", "JawOpen"]
    assert rows[0][-12:-9] == ["NoseSneerLeft", "NoseSneerRight", "TongueOut"]
    assert rows[0][-9:] == ANGLES
    assert {name.casefold() for name in SHAPES} == {name.casefold() for name in NAMES[1:]} | {"tongueout"}
    assert len(rows) == 1 + len(spoken)
    assert rows[1][:2] == ["00:00:00:00.000", "61"]
    assert rows[28][0] == "00:00:01:02.000"
    values = np.array([row[2:54] for row in rows[1:]], float)
    assert values.min() >= 0
    assert values.max() <= 1
    assert values[:, SHAPES.index("JawOpen")].max() > 0.05


def test_the_tongue_that_is_out_is_written(tmp_path: Path, spoken: list[Motion]) -> None:
    rows = written(tmp_path / "a.csv", [replace(spoken[0], tongue=(0.4, 0.5))])
    assert rows[1][HEADER.index("TongueOut")] == "0.50000000"


def test_timecodes_count_frames() -> None:
    assert timecode(60 * 3600 * 2 + 60 * 61 + 7, 60) == "02:01:01:07.000"


@pytest.mark.parametrize("fps", [25, 60])
def test_written_curves_are_read_back_as_the_same_motion(tmp_path: Path, spoken: list[Motion], fps: int) -> None:
    frames = list(replay_motions(spoken, 3 * fps, fps))
    written(tmp_path / "a.csv", frames, fps)
    curves = read_curves(tmp_path / "a.csv", 60)
    assert curves.seconds == pytest.approx(3, abs=1e-6)
    again = list(replay_motions(curves.motions, 3 * fps, fps))
    face = dynamics_space().mean_face
    face = shift_lips(face, inner_lip_gap(face))
    one, other = (np.array([express(face, m.dynamics) for m in motions]) for motions in (frames, again))
    gaps, gaps_again = inner_lip_gap(one)[:, 4], inner_lip_gap(other)[:, 4]
    assert np.corrcoef(gaps, gaps_again)[0, 1] > 0.98
    assert np.abs(gaps - gaps_again).max() < 0.1 * gaps.max()
    assert np.abs(lid_gap(one) - lid_gap(other)).max() < 0.02
    for before, after in zip(frames, again, strict=True):
        turned = (before.pose.yaw, before.pose.pitch, before.pose.roll, *before.gaze)
        assert (after.pose.yaw, after.pose.pitch, after.pose.roll, *after.gaze) == pytest.approx(turned, abs=0.01)


def test_the_fit_recovers_the_blendshape_scores() -> None:
    asked = scores({"jawOpen": 0.5, "mouthSmileLeft": 0.6, "browInnerUp": 0.4, "eyeBlinkRight": 0.7})
    found = fit(from_blendshapes(asked)[None])[0]
    assert found == pytest.approx(asked, abs=0.08)
    wild = fit(np.random.default_rng(0).normal(0, 3, (20, DYNAMICS)))
    assert wild.min() >= 0
    assert wild.max() <= 1


def test_a_mediapipe_file_with_few_columns_is_read(tmp_path: Path) -> None:
    path = text(
        tmp_path, "timestamp_ms,_neutral,jawOpen,eyeBlinkLeft", "1000,0.1,0.0,0", "1033,0.1,0.5,1", "1066,0,1,0"
    )
    curves = read_curves(path, 60)
    assert curves.times == pytest.approx([0, 0.033, 0.066])
    assert curves.motions[1].index == pytest.approx(0.033 * 25)
    assert curves.motions[1].dynamics == pytest.approx(
        from_blendshapes(scores({"jawOpen": 0.5**0.7, "eyeBlinkLeft": 1.0})), abs=1e-5
    )
    assert curves.motions[1].dynamics[BLINK] == pytest.approx([0, 1], abs=0.1)
    assert curves.motions[0].pose == HeadPose()


def test_the_rate_is_derived_from_timecodes(tmp_path: Path) -> None:
    rows = [f"10:00:{index // 30:02}:{index % 30:02}.500,61,0.{index}" for index in range(45)]
    curves = read_curves(text(tmp_path, "Timecode,BlendShapeCount,JawOpen", *rows), 60)
    assert curves.times == pytest.approx(np.arange(45) / 30)


def test_rows_without_timecode_use_the_given_rate(tmp_path: Path) -> None:
    curves = read_curves(text(tmp_path, "JawOpen", "0", "1", "0.5"), 50)
    assert curves.times == pytest.approx([0, 0.02, 0.04])
    assert curves.seconds == pytest.approx(0.06)


def test_rows_without_a_face_are_interpolated(tmp_path: Path) -> None:
    lines = ["time,BlendShapeCount,JawOpen", "0,61,0", "0.1,0,", "0.2,61,", "0.3,61,1"]
    assert read_curves(text(tmp_path, *lines), 60).times == pytest.approx([0, 0.3])


def test_timecodes_may_pass_midnight(tmp_path: Path) -> None:
    lines = ["Timecode,JawOpen", "23:59:59:24.0,0", "00:00:00:00.0,1", "00:00:00:12.0,1", "00:00:01:24.0,1"]
    assert read_curves(text(tmp_path, *lines), 60).times == pytest.approx([0, 0.04, 0.52, 2.0])


def test_head_and_eyes_follow_arkits_axes_in_radians_or_degrees(tmp_path: Path) -> None:
    header = "time,JawOpen,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,RightEyeYaw,RightEyePitch"
    for row in ("0,0,0.1745,-0.0873,-0.0524,0.0873,0.0349,0.0873,0.0349", "0,0,10,-5,-3,5,2,5,2"):
        (motion,) = read_curves(text(tmp_path, header, row), 60).motions
        assert (motion.pose.yaw, motion.pose.pitch, motion.pose.roll) == pytest.approx((10, 5, 3), abs=0.02)
        assert motion.gaze == pytest.approx((5, -2), abs=0.01)
    looks = gaze_scores((9.0, 3.0))
    lines = ",".join(looks), ",".join(str(value) for value in looks.values())
    assert read_curves(text(tmp_path, *lines), 60).motions[0].gaze == pytest.approx((9, 3))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["a,b", "1,2"], "names no ARKit shape such as JawOpen"),
        ([""], "names no ARKit shape"),
        (["JawOpen", "0.1", "wide"], "line 3, column JawOpen: 'wide' is not a number from 0 to 1"),
        (["JawOpen", "57"], "line 2, column JawOpen: '57' is not a number from 0 to 1"),
        (["JawOpen", "nan"], "'nan' is not a number"),
        (["JawOpen,HeadYaw", "0,left"], "line 2, column HeadYaw: 'left' is not an angle"),
        (["time,JawOpen", "0,0", "soon,0"], "line 3: 'soon' is no time"),
        (["time,JawOpen", "5,0", "1,0"], "line 3: its time is before that of the line above"),
        (["Timecode,JawOpen", "noon,0"], "line 2, column Timecode: 'noon' is no time"),
        (["JawOpen"], "holds no row with a face"),
        (["BlendShapeCount,JawOpen", "0,0"], "holds no row with a face"),
    ],
)
def test_an_error_in_a_file_is_named(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        read_curves(text(tmp_path, *lines), 60)


def test_missing_and_binary_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_curves(tmp_path / "none.csv", 60)
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00JawOpen")
    with pytest.raises(UserError, match="cannot be read as CSV"):
        read_curves(tmp_path / "a.csv", 60)


def test_scores_slightly_above_one_are_clamped(tmp_path: Path) -> None:
    (motion,) = read_curves(text(tmp_path, "jawOpen", "1.2"), 60).motions
    assert motion.dynamics == pytest.approx(from_blendshapes(scores({"jawOpen": 1.0})))
    assert COLUMN["jawOpen"] == 25
