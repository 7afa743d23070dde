from __future__ import annotations

import argparse
import json
from importlib import metadata

import pytest

from desktop.commands import device_findings, doctor, graphics_card
from desktop.commands.finding import Finding
from desktop.devices import sound_system
from desktop.devices.virtual_camera import CameraState
from inference import onnx_session, providers
from inference.user_error import UserError
from tests.unit.desktop.speech.fake_engine import FakeEngine


def refuse(*_arguments: object) -> object:
    raise UserError("Turn it off and on again.")


def test_a_missing_microphone_comes_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_system, "find", refuse)
    assert device_findings.microphones() == Finding("Microphone", False, "none", "Turn it off and on again.", False)


def test_speakers_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_system, "names", lambda kind: ["Left", "Right"] if kind == "output" else [])
    assert device_findings.speakers() == Finding("Speakers", True, "Left, Right", "", False)


def test_without_a_camera_the_reason_is_the_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_findings, "cameras", lambda: CameraState(False, (), "Install one."))
    assert device_findings.virtual_camera().advice == "Install one."


def test_a_missing_speech_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_findings, "open_engine", FakeEngine)
    assert device_findings.speech_engine().detail == "fake, 3 voices"
    monkeypatch.setattr(device_findings, "open_engine", refuse)
    assert device_findings.speech_engine().advice == "Turn it off and on again."


def test_webcams_are_named_or_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ["HD Webcam"]
    monkeypatch.setattr(device_findings, "webcams", lambda: found)
    assert device_findings.webcam().detail == "HD Webcam"
    found.clear()
    assert "Plug in a webcam" in device_findings.webcam().advice


def test_a_damaged_model_is_essential(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_session, "model_names", lambda: ["paint"])
    monkeypatch.setattr(onnx_session, "model_path", refuse)
    finding = doctor._models()
    assert not finding.ok
    assert finding.essential
    assert finding.advice == "Turn it off and on again."


def test_packages_agree_with_the_pins() -> None:
    assert doctor._packages().ok


def test_another_version_is_reported_with_both_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda package: None if package == "av" else "0.1")
    finding = doctor._packages()
    assert not finding.ok
    assert f"av=={metadata.version('av')} (here: none)" in finding.detail
    assert "(here: 0.1)" in finding.detail
    assert "bootstrap" in finding.advice


@pytest.mark.parametrize(
    ("essential", "ok", "status"), [(True, True, 0), (True, False, 1), (False, False, 0), (False, True, 0)]
)
def test_only_essential_findings_fail_the_check(
    essential: bool, ok: bool, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = Finding("Heart", ok, "beats", "Rest.", essential)
    monkeypatch.setattr(doctor, "findings", lambda: [finding])
    assert doctor.run(argparse.Namespace(json=True, calibrate=False)) == status
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is (status == 0)
    assert answer["findings"][0]["advice"] == "Rest."


def test_text_output_has_one_line_per_finding_with_advice_below(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "findings", lambda: [Finding("Heart", False, "stopped", "Rest.")])
    doctor.run(argparse.Namespace(json=False, calibrate=False))
    assert capsys.readouterr().out.split() == ["BROKEN", "Heart:", "stopped", "Rest."]


def test_calibration_prints_its_result(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from desktop.live.sync import calibration

    found = calibration.Calibration(41.2, 3.0, 10, "Loop", 1.4)
    monkeypatch.setattr(calibration, "calibrate", lambda: found)
    assert doctor.run(argparse.Namespace(json=False, calibrate=True)) == 0
    assert "+41 ms after the voice (10 flashes, within 3 ms)" in capsys.readouterr().out
    assert doctor.run(argparse.Namespace(json=True, calibrate=True)) == 0
    assert json.loads(capsys.readouterr().out)["corrected_ms"] == 1.4


def test_a_card_that_cannot_be_used_is_no_break_but_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "no NVIDIA driver is installed (libcuda.so.1 is missing)"
    monkeypatch.setattr(providers, "accelerator", lambda: providers.CUDA)
    monkeypatch.setattr(providers, "obstacle", lambda name: reason)
    monkeypatch.setattr(graphics_card, "_frames", lambda: "frames on CPU")
    finding = doctor._graphics_card()
    assert (finding.ok, finding.essential) == (False, False)
    assert finding.advice == f"The graphics card is not used (CUDA): {reason}."


def test_a_card_is_compared_with_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    trials = {
        "head": onnx_session.Trial("CUDA", 0.003, 0.001, 0.0),
        "lips": onnx_session.Trial("CUDA", 0.003, 0.001, 0.4),
    }
    monkeypatch.setattr(providers, "accelerator", lambda: providers.CUDA)
    monkeypatch.setattr(providers, "problem", lambda: None)
    monkeypatch.setattr(onnx_session, "model_names", lambda: list(trials))
    monkeypatch.setattr(onnx_session, "compare", trials.get)
    monkeypatch.setattr(graphics_card, "_frames", lambda: "frames on CUDA")
    detail = doctor._graphics_card().detail
    assert "CUDA works; frames on CUDA, " in detail
    assert "head on CUDA (CUDA 1.0 ms, CPU 3.0 ms)" in detail
    assert "lips on CPU (CUDA 1.0 ms, with other results (by 40.0%), CPU 3.0 ms)" in detail


def test_another_build_of_onnxruntime_replaces_its_pin(monkeypatch: pytest.MonkeyPatch) -> None:
    pins = {"app": ["numpy==1", "onnxruntime==1"], "gpu-cuda": ["onnxruntime-gpu==1"]}
    monkeypatch.setattr(graphics_card, "_is_installed", lambda package: package == "onnxruntime-gpu")
    assert graphics_card.exchanged(pins["app"], lambda name: pins[name]) == ["numpy==1", "onnxruntime-gpu==1"]
