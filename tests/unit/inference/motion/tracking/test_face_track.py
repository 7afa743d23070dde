import itertools

from inference.motion.tracking.face_track import EASE_SECONDS, FaceTrack
from inference.motion.tracking.tracked_face import TrackedFace
from inference.timebase import SAMPLE_RATE
from inference.types import HeadPose

FRAME = SAMPLE_RATE / 40


def followed(track: FaceTrack, seconds: float, start: float = 0.0) -> list[float]:
    """Shares of the frames of some seconds."""
    found = (track.at(start + index * FRAME) for index in range(round(seconds * 40)))
    return [pair[1] if pair else 0.0 for pair in found]


def steady(track: FaceTrack, until: float, certainty: float = 1.0) -> None:
    for index in range(round(until * 30)):
        track.push(TrackedFace(index / 30, certainty=certainty), index * SAMPLE_RATE / 30)


def test_share_rises_without_a_jump_and_falls_after_the_last_face() -> None:
    track = FaceTrack()
    steady(track, 1.0)
    shares = followed(track, 3.0)
    assert shares[0] == 0.0
    assert max(shares) == 1.0
    assert shares[-1] == 0.0
    assert max(abs(after - before) for before, after in itertools.pairwise(shares)) < 0.1


def test_uncertain_face_has_its_share() -> None:
    track = FaceTrack()
    steady(track, 3.0, certainty=0.5)
    assert followed(track, 2.0)[-1] == 0.5


def test_pose_is_interpolated_between_two_faces_and_held_after_the_last() -> None:
    track = FaceTrack()
    track.push(TrackedFace(0.0, pose=HeadPose(yaw=0.0)), 0.0)
    track.push(TrackedFace(0.1, pose=HeadPose(yaw=10.0)), 0.1 * SAMPLE_RATE)
    track.at(0.0)
    middle, later = track.at(0.05 * SAMPLE_RATE), track.at(0.2 * SAMPLE_RATE)
    assert middle
    assert middle[0].pose
    assert abs(middle[0].pose.yaw - 5.0) < 1e-9
    assert later
    assert later[0].pose == HeadPose(yaw=10.0)


def test_measurements_missing_in_one_face_are_the_other_ones() -> None:
    track = FaceTrack()
    track.push(TrackedFace(0.0, gaze=(1.0, 2.0)), 0.0)
    track.push(TrackedFace(0.1, pose=HeadPose(yaw=4.0)), 0.1 * SAMPLE_RATE)
    track.at(0.0)
    found = track.at(0.05 * SAMPLE_RATE)
    assert found
    assert found[0].gaze == (1.0, 2.0)
    assert found[0].pose == HeadPose(yaw=4.0)


def test_restarted_source_replaces_the_faces_before() -> None:
    track = FaceTrack()
    track.push(TrackedFace(5.0, pose=HeadPose(yaw=9.0)), 5.0 * SAMPLE_RATE)
    track.push(TrackedFace(1.0, pose=HeadPose(yaw=1.0)), 1.0 * SAMPLE_RATE)
    track.at(1.0 * SAMPLE_RATE - FRAME)
    found = track.at(1.0 * SAMPLE_RATE)
    assert found
    assert found[0].pose == HeadPose(yaw=1.0)


def test_lost_face_gives_way_within_a_second() -> None:
    track = FaceTrack()
    steady(track, 2.0)
    followed(track, 2.0)
    assert followed(track, 0.5 + EASE_SECONDS, start=2.0 * SAMPLE_RATE)[-1] == 0.0
