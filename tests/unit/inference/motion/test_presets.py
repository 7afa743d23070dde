from pathlib import Path

import numpy as np
import pytest

from inference.face.blendshapes import COLUMN, column_of, gaze_of, gaze_scores, scores
from inference.face.dynamics import DYNAMICS, from_blendshapes
from inference.motion.presets import EASE, EMOTIONS, at_strength, emotions, mixture, read_preset
from inference.user_error import UserError


def test_the_eight_emotions_exist_and_differ() -> None:
    found = emotions()
    assert list(found) == ["neutral", "happy", "sad", "angry", "surprised", "afraid", "disgusted", "contempt"]
    assert not found["neutral"].any()
    felt = np.array([from_blendshapes(row) for row in found.values()])
    apart = np.linalg.norm(felt[:, None] - felt[None], axis=-1) + 9 * np.eye(len(felt))
    assert felt.shape == (8, DYNAMICS)
    assert apart.min() > 1.0
    assert EMOTIONS.is_file()


def test_a_name_without_side_sets_both_and_any_spelling_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mouthSmileBoth = 0.4\nJawOpen = 0.2\nbrow_inner_up = 1\ncheekSquint_L = 0.3\ntongueOut = 1\n")
    row = read_preset(path)
    named = {name: float(row[column]) for name, column in COLUMN.items() if row[column]}
    assert named == pytest.approx(
        {"mouthSmileLeft": 0.4, "mouthSmileRight": 0.4, "jawOpen": 0.2, "browInnerUp": 1.0, "cheekSquintLeft": 0.3}
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("smirk = 1", "'smirk', which is no ARKit shape"),
        ("jawOpen = 'wide'", "jawOpen = wide; a shape takes a number from 0 to 2"),
        ("jawOpen = -1", "number from 0 to 2"),
        ("jawOpen = nan", "number from 0 to 2"),
        ("jawOpen = true", "number from 0 to 2"),
        ("jawOpen 1", "write lines such as jawOpen = 0.2"),
        ("[happy]\njawOpen = 1", "'happy', which is no ARKit shape"),
    ],
)
def test_an_error_in_a_preset_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(UserError, match=words):
        read_preset(path)


def test_missing_and_binary_presets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no preset"):
        read_preset(tmp_path / "none.toml")
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="cannot be read"):
        read_preset(tmp_path / "a.toml")
    with pytest.raises(UserError, match="cannot be read"):
        read_preset(tmp_path)


def test_an_empty_preset_is_a_neutral_face() -> None:
    assert not mixture({}, "nothing").any()


@pytest.mark.parametrize("name", ["jawOpen", "JawOpen", "jaw_open", "JAWOPEN", " jaw Open "])
def test_names_are_known_in_any_spelling(name: str) -> None:
    assert column_of(name) == COLUMN["jawOpen"]


def test_unknown_names_are_unknown() -> None:
    assert column_of("HeadYaw") is None
    assert column_of("tongueOut") == 0
    with pytest.raises(KeyError):
        scores({"smirk": 1.0})


@pytest.mark.parametrize("gaze", [(0.0, 0.0), (12.0, -6.0), (-20.0, 15.0)])
def test_gaze_and_its_scores_agree(gaze: tuple[float, float]) -> None:
    assert gaze_of(scores(gaze_scores(gaze))) == pytest.approx(gaze, abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "jawOpen = " + "[" * 5000,
        "jawOpen = " + "1" * 5000,
        "jawOpen = 0x" + "f" * 5000,
        "x" * 5000 + " = 1",
        'jawOpen = "' + "x" * 5000 + '"',
        "[jawOpen" + ".a" * 3000 + "]",
    ],
)
def test_absurd_values_are_refused_in_a_short_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(UserError) as caught:
        read_preset(tmp_path / "a.toml")
    assert len(str(caught.value)) < 300 + len(str(tmp_path))


def test_half_strength_shows_most_of_an_emotion_and_none_shows_nothing() -> None:
    happy = emotions()["happy"]
    shown = [at_strength(happy, strength) for strength in (0.0, 0.25, 0.5, 0.75, 1.0)]
    np.testing.assert_allclose(shown[0], 0)
    np.testing.assert_allclose(shown[2], (1 - 0.5**EASE) * happy, rtol=1e-6)
    np.testing.assert_allclose(shown[4], happy, rtol=1e-6)
    steps = np.diff([scores.sum() for scores in shown])
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()
