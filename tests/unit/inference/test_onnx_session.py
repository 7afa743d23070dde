"""Finding, checking and opening models on the CPU."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference import onnx_session, providers
from inference.face.dynamics import LOWER
from inference.onnx_session import MODELS, OnnxSession, model_names, model_path, open_session
from inference.user_error import UserError


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped models that a test may damage."""
    shutil.copytree(MODELS, tmp_path / "models")
    monkeypatch.setattr(onnx_session, "MODELS", tmp_path / "models")
    return tmp_path / "models"


def test_every_shipped_model_has_a_checksum() -> None:
    assert {"head", "lips", "lips_offline"} <= set(model_names())
    for name in model_names():
        assert model_path(name).is_file()


def test_a_session_runs_and_names_its_provider() -> None:
    session = open_session("lips", threads=2)
    (coefficients,) = session.run(x=np.zeros((1, 132, 81), np.float32))
    assert coefficients.shape == (1, 1, LOWER.stop + 4)
    assert np.isfinite(coefficients).all()
    assert session.provider in providers.EXECUTION


def test_a_missing_model_is_named(models: Path) -> None:
    (models / "lips.onnx").unlink()
    with pytest.raises(UserError, match=r"lips\.onnx is missing"):
        open_session("lips")


def test_a_changed_model_is_refused(models: Path) -> None:
    path = models / "lips.onnx"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(UserError, match="checksum"):
        open_session("lips")


def test_a_model_that_is_not_listed_is_refused(models: Path) -> None:
    with pytest.raises(UserError, match="not listed"):
        open_session("decoder_hands")


@pytest.mark.parametrize("text", [None, "[lips\n"])
def test_a_missing_or_damaged_checksum_list_is_reported(models: Path, text: str | None) -> None:
    (models / "models.toml").unlink()
    if text is not None:
        (models / "models.toml").write_text(text)
    with pytest.raises(UserError, match="list of models"):
        open_session("lips")


def test_opening_a_model_writes_nothing_to_the_home_folder(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"), str(tmp_path))
    order = "from inference import onnx_session; onnx_session.open_session('lips')"
    subprocess.run([sys.executable, "-c", order], cwd=MODELS.parents[1], env=kept | homes, check=True)
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize("content", [b"", b"\x08\x07" * 500, None])
def test_a_model_that_its_list_describes_but_nothing_can_run_is_reported(models: Path, content: bytes | None) -> None:
    path = model_path("lips")
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)
    listed = f'[toy]\nfile = "{path.name}"\nsha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
    (models / "models.toml").write_text(listed)
    with pytest.raises(UserError, match=r"^The model file .* cannot be used .*Install Understudy again") as caught:
        open_session("toy")
    assert "\n" not in str(caught.value)


def test_too_little_memory_for_a_model_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : std::bad_alloc")

    monkeypatch.setattr(providers.ort, "InferenceSession", fail)
    with pytest.raises(MemoryError):
        open_session("lips")


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 5000, "a = " + "1" * 5000, "[a" + ".a" * 3000 + "]\n" * 2, "lips = 1", "[lips]"],
)
def test_a_list_with_absurd_values_is_reported_in_a_short_sentence(models: Path, text: str) -> None:
    (models / "models.toml").write_text(text)
    with pytest.raises(UserError) as caught:
        model_path("lips")
    assert len(str(caught.value)) < 400


def test_a_file_name_too_long_is_a_missing_file(models: Path) -> None:
    (models / "models.toml").write_text(f'[toy]\nfile = "{"x" * 3000}"\nsha256 = ""\n')
    with pytest.raises(UserError, match="missing"):
        model_path("toy")


class Card:
    """Stands for a graphics card: runs the model on the CPU, until it is lost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: float = 0.0, waits: float = 0.0) -> None:
        self.lost, self.starts, self.error, self.waits = False, True, error, waits
        self._load = providers.load
        monkeypatch.setattr(providers, "accelerator", lambda: providers.WEBGPU)
        monkeypatch.setattr(providers, "obstacle", lambda name: None)
        monkeypatch.setattr(providers, "_failed", {})
        monkeypatch.setattr(providers, "load", self.load)

    def load(self, path: Path, provider: str, threads: int = 1) -> Any:
        session = self._load(path, providers.CPU, threads)
        if provider == providers.CPU:
            return session
        if not self.starts:
            raise RuntimeError("Failed to get a WebGPU adapter: No supported adapters")
        return OnCard(session, self)


class OnCard:
    def __init__(self, session: Any, card: Card) -> None:
        self._session, self._card = session, card
        self.get_outputs, self.get_inputs = session.get_outputs, session.get_inputs

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        if self._card.lost:
            raise RuntimeError("WebGPU: device lost")
        return [part + self._card.error for part in self._session.run(outputs, inputs)]


def faster(session: OnnxSession) -> float:
    return {providers.CPU: 2.0, providers.WEBGPU: 1.0}[session.provider]


def test_the_faster_of_card_and_cpu_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    Card(monkeypatch)
    monkeypatch.setattr(OnnxSession, "warm_up", faster)
    assert open_session("lips").provider == "WebGPU"
    monkeypatch.setattr(OnnxSession, "warm_up", lambda session: 3.0 - faster(session))
    assert open_session("lips").provider == "CPU"


def test_a_card_that_computes_something_else_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    Card(monkeypatch, error=0.1)
    monkeypatch.setattr(OnnxSession, "warm_up", faster)
    assert open_session("lips").provider == "CPU"


def test_a_card_lost_in_the_middle_is_replaced_by_the_cpu_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch)
    monkeypatch.setattr(OnnxSession, "warm_up", faster)
    session = open_session("lips")
    before = session.probe()
    card.lost = True
    np.testing.assert_allclose(session.probe()[0], before[0], atol=1e-5)
    assert session.provider == "CPU"
    assert providers.problem() == "The graphics card is not used (WebGPU): the graphics card was lost."
    assert open_session("lips").provider == "CPU"


def test_a_card_that_does_not_start_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    Card(monkeypatch).starts = False
    assert open_session("lips").provider == "CPU"
    assert "its driver is too old" in str(providers.problem())
