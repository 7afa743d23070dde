import numpy as np
import pytest

from inference.audio.sound_file import read_sound
from inference.face.dynamics import BLINK, LOWER, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from inference.motion.controls import Controls
from inference.motion.generator import LONGEST_GAP, MotionGenerator
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.motion.presets import emotions
from inference.portrait.builtins import voices
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import AudioChunk, Floats, Motion

SECONDS = 5


@pytest.fixture(scope="module")
def speech() -> Floats:
    return read_sound(voices()[0].path)[: SECONDS * SAMPLE_RATE]


def chunk(samples: Floats, start: int = 0) -> AudioChunk:
    return AudioChunk(samples.astype(np.float32), start, 0.0)


def move(samples: Floats, seed: int = 0, model: LipsModel = STREAMING) -> list[Motion]:
    generator = MotionGenerator(seed, lips=model)
    return generator.push(chunk(samples)) + generator.flush()


def same(a: list[Motion], b: list[Motion]) -> bool:
    pairs = list(zip(a, b, strict=True))
    alike = all((p.index, p.pose, p.gaze) == (q.index, q.pose, q.gaze) for p, q in pairs)
    return alike and all(np.array_equal(p.dynamics, q.dynamics) for p, q in pairs)


def gaps(motions: list[Motion]) -> Floats:
    """[n, 9] distance of the inner lips."""
    return np.array([inner_lip_gap(dynamics_space().basis).T @ motion.dynamics for motion in motions])


def apart(a: Floats, b: Floats) -> float:
    return float(np.abs(a - b).mean())


def lips(motions: list[Motion]) -> Floats:
    return np.array([motion.dynamics[LOWER] for motion in motions])


@pytest.mark.parametrize("model", [STREAMING, OFFLINE], ids=["streaming", "offline"])
@pytest.mark.parametrize("sizes", [(1, 400), (640, 641), (7, 9000)], ids=["small", "grid", "mixed"])
def test_any_chunking_gives_the_same_motion(speech: Floats, sizes: tuple[int, int], model: LipsModel) -> None:
    rng, generator, motions, start = np.random.default_rng(sizes[1]), MotionGenerator(3, lips=model), [], 0
    while start < len(speech):
        size = int(rng.integers(*sizes))
        motions += generator.push(chunk(speech[start : start + size], start))
        start += size
    assert same(motions + generator.flush(), move(speech, 3, model))


def test_offline_lips_wait_for_a_second_and_move_like_the_live_ones(speech: Floats) -> None:
    generator = MotionGenerator(lips=OFFLINE)
    assert SAMPLE_RATE * 0.5 < generator.look_ahead <= SAMPLE_RATE
    assert generator.push(chunk(speech[: generator.look_ahead - 1])) == []
    live, offline = move(speech), move(speech, model=OFFLINE)
    assert [motion.index for motion in offline] == [motion.index for motion in live]
    assert 0.5 < np.corrcoef(lips(live)[:, 0], lips(offline)[:, 0])[0, 1] < 0.999


def test_a_point_is_delivered_once_its_look_ahead_is_heard(speech: Floats) -> None:
    generator = MotionGenerator()
    wait = generator.look_ahead
    assert wait <= 0.12 * SAMPLE_RATE
    assert generator.push(chunk(speech[: wait - 1])) == []
    assert [motion.index for motion in generator.push(chunk(speech[wait - 1 : wait], wait - 1))] == [0]
    rest = generator.push(chunk(speech[wait : wait + 640 * 10], wait))
    assert [motion.index for motion in rest] == list(range(1, 11))


@pytest.mark.parametrize("length", [1, 639, 640, 641, 16_001])
def test_flush_covers_the_sound_to_its_last_sample(length: int) -> None:
    motions = move(np.zeros(length, np.float32))
    assert [motion.index for motion in motions] == list(range(len(motions)))
    assert (len(motions) - 1) * SAMPLES_PER_MOTION >= length > (len(motions) - 2) * SAMPLES_PER_MOTION


def test_speech_moves_the_lips_and_its_end_closes_them(speech: Floats) -> None:
    motions = move(np.concatenate([speech, np.zeros(2 * SAMPLE_RATE, np.float32)]))
    talking, after = lips(motions[: SECONDS * 25]), lips(motions[(SECONDS + 1) * 25 :])
    assert talking.std(0).max() > 0.3
    assert talking.std(0).max() > 3 * after.std(0).max()


@pytest.mark.parametrize("level", [0.0, 0.001, 0.03], ids=["digital silence", "hiss", "loud hiss"])
def test_without_a_voice_the_mouth_is_closed_and_the_head_moves(level: float) -> None:
    noise = level * np.random.default_rng(0).standard_normal(20 * SAMPLE_RATE)
    motions = move(noise.astype(np.float32))
    assert np.abs(gaps(motions)).max() < 0.01
    assert np.std([motion.pose.yaw for motion in motions]) > 0.05
    assert max(motion.dynamics[BLINK].max() for motion in motions) > 0.5


def test_another_seed_gives_other_head_motion(speech: Floats) -> None:
    assert same(move(speech, 1), move(speech, 1))
    one, two = move(speech, 1), move(speech, 2)
    assert np.abs(gaps(one) - gaps(two)).mean() < 0.01
    assert np.std([p.pose.yaw - q.pose.yaw for p, q in zip(one, two, strict=True)]) > 0.3


def test_reset_repeats_the_same_head_motion(speech: Floats) -> None:
    generator = MotionGenerator(5)
    generator.push(chunk(speech))
    generator.reset()
    assert same(generator.push(chunk(speech)) + generator.flush(), move(speech, 5))


def test_a_gap_counts_as_silence(speech: Floats) -> None:
    gap = SAMPLE_RATE // 2
    filled = np.concatenate([speech[:30_000], np.zeros(gap, np.float32), speech[30_000:]])
    generator = MotionGenerator()
    motions = generator.push(chunk(speech[:30_000])) + generator.push(chunk(speech[30_000:], 30_000 + gap))
    assert same(motions + generator.flush(), move(filled))


def test_repeated_sound_is_ignored(speech: Floats) -> None:
    generator = MotionGenerator()
    motions = generator.push(chunk(speech[:30_000])) + generator.push(chunk(speech[20_000:], 20_000))
    motions += generator.push(chunk(speech[:100], 0))
    assert same(motions + generator.flush(), move(speech))


def test_motion_continues_after_a_long_gap() -> None:
    generator = MotionGenerator()
    generator.push(chunk(np.zeros(16_000, np.float32)))
    start = 3600 * SAMPLE_RATE + 123
    assert start > LONGEST_GAP
    motions = generator.push(chunk(np.zeros(16_000, np.float32), start))
    assert motions[0].index == start // SAMPLES_PER_MOTION
    assert len(motions) < 30


def test_invalid_samples_give_finite_motion() -> None:
    rng = np.random.default_rng(1)
    garbage = rng.choice(np.array([np.nan, np.inf, -np.inf, 1e30, -3, 0], np.float32), 3 * SAMPLE_RATE)
    for motion in move(garbage):
        assert np.isfinite(motion.dynamics).all()
        assert np.isfinite(
            [motion.pose.yaw, motion.pose.pitch, motion.pose.roll, motion.pose.scale, *motion.gaze]
        ).all()


def test_a_shorter_look_ahead_delivers_sooner_and_loses_no_point(speech: Floats) -> None:
    hurried, usual = MotionGenerator(seed=1), MotionGenerator(seed=1)
    arrived: dict[int, int] = {}
    for number, start in enumerate(range(0, len(speech), 160)):
        hurried.hurry = 5 if number < 100 else max(0, 5 - (number - 100) // 10)
        for motion in hurried.push(AudioChunk(speech[start : start + 160], start, 0.0)):
            arrived[int(motion.index)] = start + 160
    assert list(arrived) == list(range(len(arrived)))
    assert len(arrived) == len(usual.push(AudioChunk(speech, 0, 0.0)))
    for index, sample in arrived.items():
        late = sample - 640 * index - usual.look_ahead
        assert -800 <= late <= (160 - 800 if sample < 15_000 else 160)


def test_a_predicted_point_is_close_and_does_not_change_the_stream(speech: Floats) -> None:
    # With an emotion, even an empty one, nothing but speech moves the lips.
    controls = Controls(emotion=np.zeros(52, np.float32))
    looking, usual = MotionGenerator(1, controls), MotionGenerator(1, controls)
    points, early, late = list[Motion](), dict[float, Motion](), dict[float, Motion]()
    for start in range(0, len(speech), 160):
        points += looking.push(chunk(speech[start : start + 160], start))
        foreseen = looking.foresee()
        assert foreseen.index == len(points)
        early.setdefault(foreseen.index, foreseen)
        late[foreseen.index] = foreseen
    for ours, same_point in zip(points, usual.push(chunk(speech)), strict=True):
        assert np.allclose(ours.dynamics[LOWER], same_point.dynamics[LOWER], atol=1e-5)
    known = points[10:]
    first, last = (apart(lips([seen[point.index] for point in known]), lips(known)) for seen in (early, late))
    assert last < 0.5 * first
    assert first < apart(lips(known[1:]), lips(known[:-1]))
    assert all(late[point.index].pose == point.pose for point in known)


def test_the_voice_colours_the_face_if_asked_to_and_no_emotion_is_chosen(speech: Floats) -> None:
    def face(controls: Controls) -> Floats:
        generator = MotionGenerator(2, controls)
        return np.array([motion.dynamics for motion in generator.push(chunk(speech)) + generator.flush()])

    coloured, plain = face(Controls(mood=True)), face(Controls())
    assert np.abs(coloured - plain)[25:].max() > 0.02
    happy = emotions()["happy"]
    assert np.array_equal(face(Controls(emotion=happy, mood=True)), face(Controls(emotion=happy)))


def test_while_still_nothing_but_the_mouth_moves(speech: Floats) -> None:
    generator = MotionGenerator(2, Controls(still=True))
    motions = generator.push(chunk(np.concatenate([np.zeros(30_000, np.float32), speech])))
    before = np.array([motion.dynamics for motion in motions[:30]])
    assert np.abs(before).max() < 1e-6
    assert np.abs([motion.dynamics[UPPER] for motion in motions]).max() < 0.15
