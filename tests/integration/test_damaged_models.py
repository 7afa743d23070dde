"""Missing and damaged model files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inference import onnx_session
from tests.integration.program import FACE, refusal


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the models that a test may damage."""
    copy = tmp_path / "models"
    shutil.copytree(onnx_session.MODELS, copy)
    monkeypatch.setattr(onnx_session, "MODELS", copy)
    return copy


def command(name: str, speech: Path, out: Path) -> list[object]:
    """A command that needs the model: lips for live use are not needed by `render`, which has its own."""
    if name != "lips":
        return ["render", FACE.path, speech, out]
    options = ["--camera", "none", "--headless", "--seconds", "1", "--record", out]
    return ["live", "--portrait", FACE.path, "--microphone", speech, *options]


@pytest.mark.parametrize("name", onnx_session.model_names())
def test_a_missing_model_is_reported(
    name: str, models: Path, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    onnx_session.model_path(name).unlink()
    assert "missing" in refusal(capsys, *command(name, speech, folder / "out.mp4"))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", onnx_session.model_names())
def test_a_damaged_model_is_reported(
    name: str, models: Path, folder: Path, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = onnx_session.model_path(name)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert "checksum" in refusal(capsys, *command(name, speech, folder / "out.mp4"))
    assert list(folder.iterdir()) == []
