import numpy as np
import pytest

from inference.face.blendshapes import COLUMN
from inference.motion.tracking.face_tracker import FaceTracker, TrackerState
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import Floats, HeadPose, Pixels
from tests.unit.inference.motion.tracking.posed_faces import FRAME, FakeFinder, posed

RATE = 30


class Watched:
    """A tracker with a clock, past learning the resting face."""

    def __init__(self, resting: Floats | None = None) -> None:
        self.finder = FakeFinder()
        self.tracker = FaceTracker(self.finder)
        self.frames = 0
        self.show(posed() if resting is None else resting, 1.2)

    def show(self, face: Floats | None, seconds: float, frame: Pixels = FRAME) -> TrackedFace | None:
        """What the tracker measures last."""
        self.finder.faces = [] if face is None else [face]
        measured = None
        for _ in range(round(seconds * RATE)):
            measured = self.tracker.push(frame, self.frames / RATE)
            self.frames += 1
        return measured


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_resting_face_is_learned_before_anything_is_measured() -> None:
    finder = FakeFinder(faces=[posed()])
    tracker = FaceTracker(finder)
    assert tracker.push(FRAME, 0.0) is None
    assert tracker.state == TrackerState.LEARNING
    assert [tracker.push(FRAME, index / RATE) is None for index in range(1, 40)].index(False) >= RATE - 2


@pytest.mark.parametrize("pose", [HeadPose(yaw=15), HeadPose(pitch=-10), HeadPose(roll=12), HeadPose(5, 5, 5)])
def test_head_pose_is_measured_relative_to_a_resting_head_that_is_turned(pose: HeadPose) -> None:
    resting = HeadPose(yaw=-6, pitch=4)
    watched = Watched(posed(resting))
    turned = HeadPose(resting.yaw + pose.yaw, resting.pitch + pose.pitch, resting.roll + pose.roll)
    face = watched.show(posed(turned), 0.5)
    assert face
    assert face.pose
    assert np.allclose([face.pose.yaw, face.pose.pitch, face.pose.roll], [pose.yaw, pose.pitch, pose.roll], atol=1.6)


def test_nearer_and_shifted_head(watched: Watched) -> None:
    face = watched.show(posed(HeadPose(scale=1.1), centre=(350.0, 220.0)), 0.5)
    assert face
    assert face.pose
    assert abs(face.pose.scale - 1.1) < 0.02
    assert abs(face.pose.tx - 0.25) < 0.03


def test_gaze_has_the_signs_of_motion(watched: Watched) -> None:
    face = watched.show(posed(gaze=(12.0, 6.0)), 0.5)
    assert face
    assert face.gaze
    assert face.gaze[0] > 9
    assert face.gaze[1] > 4


def test_blink_is_measured_by_the_lids(watched: Watched) -> None:
    watched.finder.shapes = {"eyeBlinkLeft": 0.6, "eyeBlinkRight": 0.6}
    face = watched.show(posed(shut=(0.7, 0.7)), 0.07)
    assert face
    assert face.scores is not None
    assert face.scores[COLUMN["eyeBlinkLeft"]] > 0.9


def test_wink_is_that_of_one_eye(watched: Watched) -> None:
    watched.finder.shapes = {"eyeBlinkRight": 0.6}
    face = watched.show(posed(shut=(0.9, 0.0)), 0.07)
    assert face
    assert face.scores is not None
    assert face.scores[COLUMN["eyeBlinkRight"]] > 0.9
    assert face.scores[COLUMN["eyeBlinkLeft"]] < 0.1


def test_brows_are_measured_beyond_those_at_rest() -> None:
    watched = Watched()
    watched.tracker.recentre()
    watched.finder.shapes = {"browInnerUp": 0.4}
    resting = watched.show(posed(), 1.2)
    watched.finder.shapes = {"browInnerUp": 0.7}
    raised = watched.show(posed(), 0.5)
    assert resting
    assert raised
    assert resting.scores is not None
    assert raised.scores is not None
    assert resting.scores[COLUMN["browInnerUp"]] < 0.01
    assert abs(raised.scores[COLUMN["browInnerUp"]] - 0.5) < 0.05


def test_lost_face_is_no_face_and_is_learned_again_when_it_was_away_for_long(watched: Watched) -> None:
    assert watched.show(None, 0.5) is None
    assert watched.tracker.state == TrackerState.SEARCHING
    assert watched.show(posed(), 0.3)
    watched.show(None, 1.5)
    assert watched.show(posed(), 0.5) is None
    assert watched.tracker.state.value == "learning"


def test_searching_costs_one_search_in_five_frames() -> None:
    watched = Watched()
    before = watched.finder.searches
    watched.show(None, 1.0)
    assert watched.finder.searches - before <= 7


@pytest.mark.parametrize(
    ("face", "frame"),
    [(posed(HeadPose(yaw=60)), FRAME), (posed(), np.full_like(FRAME, 8))],
    ids=["turned away", "dark"],
)
def test_doubtful_face_has_no_certainty_and_no_mouth(watched: Watched, face: Floats, frame: Pixels) -> None:
    seen = watched.show(face, 0.5, frame)
    assert seen
    assert seen.certainty == 0
    assert seen.mouth == 0
    assert watched.tracker.state == TrackerState.DOUBTFUL


def test_covered_mouth_is_not_trusted(watched: Watched) -> None:
    free = watched.show(posed(), 0.5)
    covered = FRAME.copy()
    covered[260:400] = (40, 60, 160)
    seen = watched.show(posed(), 0.1, covered)
    assert free
    assert seen
    assert free.mouth == 1
    assert seen.mouth == 0
    assert seen.certainty == 1


def test_flickering_lamp_moves_nothing(watched: Watched) -> None:
    faces = [watched.show(posed(), 1 / RATE, np.full_like(FRAME, 120 + 40 * (index % 2))) for index in range(20)]
    assert all(face and face.pose and face.certainty == 1 and face.mouth == 1 for face in faces)


def test_followed_face_is_kept_when_another_one_enters(watched: Watched) -> None:
    watched.finder.faces = [posed(centre=(120.0, 220.0)), posed()]
    face = watched.tracker.push(FRAME, watched.frames / RATE)
    assert face
    assert face.pose
    assert abs(face.pose.tx) < 0.05


def test_recentre_makes_the_turned_head_the_resting_one(watched: Watched) -> None:
    turned = posed(HeadPose(yaw=12))
    watched.show(turned, 0.3)
    watched.tracker.recentre()
    face = watched.show(turned, 1.3)
    assert face
    assert face.pose
    assert abs(face.pose.yaw) < 0.5
