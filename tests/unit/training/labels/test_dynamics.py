"""The dynamics space recovered from synthetic speakers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inference.face.dynamics import BLINK, LOWER, SPEECH
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from tests.unit.training.synthetic_speaker import Speaker, speaker, write
from training.labels.clip_labels import aperture, read_clips, resting_frames
from training.labels.displacement import sample_of
from training.labels.dynamics import build, encode, report
from training.labels.mean_face import mean_face, pairing
from training.labels.mirror import MIRROR_SCORES, mirror_points
from training.labels.split import HELD_OUT, HELD_OUT_LIPS, JUDGE_LIPS, SOUND_LATE_MS


@pytest.fixture(scope="module")
def speakers() -> list[Speaker]:
    return [speaker(f"{900 + seed}", seed) for seed in range(6)]


def test_rest_frames_are_the_quiet_beginning(speakers: list[Speaker]) -> None:
    for synthetic in speakers:
        frames = resting_frames(synthetic.clip)
        assert len(frames) >= 5
        assert aperture(synthetic.clip.landmarks)[frames].max() < 0.025
        assert not synthetic.coefficients[frames][:, BLINK].any()


def test_a_mouth_that_never_closes_gives_no_rest_frames(speakers: list[Speaker]) -> None:
    clip = speakers[0].clip
    wide = clip.landmarks.copy()
    wide[:, [14, 87, 317]] += [0, 20, 0]
    assert len(resting_frames(type(clip)(clip.name, wide, clip.blendshapes, None))) == 0


def test_the_mean_face_is_straight_symmetric_and_one_unit_wide(speakers: list[Speaker]) -> None:
    clips = [synthetic.clip for synthetic in speakers]
    mean, table = mean_face(clips), pairing(clips)
    assert mirror_points(mean, table) == pytest.approx(mean, abs=1e-9)
    assert mean[263] - mean[33] == pytest.approx([1, 0, 0], abs=0.02)
    assert np.abs(mean - dynamics_space().mean_face).max() < 0.06


def test_the_built_space_reproduces_its_input_motion(speakers: list[Speaker]) -> None:
    clips = [synthetic.clip for synthetic in speakers]
    mean = mean_face(clips)
    samples = [found for clip in clips if (found := sample_of(clip, mean)) is not None]
    fields = build(samples[:-1], mean, pairing(clips))
    assert fields["basis"].shape == (SPEECH.stop, 478, 3)
    held = samples[-1]
    coefficients = encode(fields, held)
    lips = np.flatnonzero(np.abs(fields["closing"]) > 0.25)
    lost = np.tensordot(coefficients, fields["basis"], 1)[:, lips] - held.moved[:, lips]
    assert np.abs(lost).mean() < 0.2 * np.abs(held.moved[:, lips]).mean()
    blinks = coefficients[:, BLINK]
    assert blinks.max() == pytest.approx(1, abs=0.05)
    assert coefficients[:30, LOWER].std() < 0.15
    assert all(np.isfinite(field).all() for field in fields.values())
    assert len(list(report(fields, [held]))) == 3


def test_the_shipped_space_agrees_with_its_own_closing_weights() -> None:
    space = dynamics_space()
    face = space.mean_face.copy()
    face[[14, 87, 317], 1] += 0.1
    opened = inner_lip_gap(face)
    assert opened[4] > 0.09
    assert space.closing[14] - space.closing[13] == pytest.approx(-1)


def test_mirroring_swaps_left_and_right_scores() -> None:
    assert MIRROR_SCORES[9] == 10
    assert (MIRROR_SCORES[MIRROR_SCORES] == np.arange(52)).all()
    assert MIRROR_SCORES[25] == 25


def test_label_files_are_read_without_clips_that_show_no_face(tmp_path: Path, speakers: list[Speaker]) -> None:
    for synthetic in speakers[:2]:
        write(tmp_path, synthetic)
    gone = speakers[2].clip
    np.savez(tmp_path / "gone.npz", landmarks=np.full_like(gone.landmarks, np.nan), blendshapes=gone.blendshapes)
    read = list(read_clips(tmp_path))
    assert [clip.name for clip in read] == ["900", "901"]
    assert np.array_equal(read[0].landmarks, speakers[0].clip.landmarks)


def test_only_held_out_clips_are_evaluated() -> None:
    assert set(JUDGE_LIPS) <= HELD_OUT_LIPS
    assert HELD_OUT <= HELD_OUT_LIPS
    assert not set(SOUND_LATE_MS) & HELD_OUT_LIPS
    assert len(JUDGE_LIPS) >= 10
