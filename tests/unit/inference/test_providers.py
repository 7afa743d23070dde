"""Sentences about a graphics card that cannot be used."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from inference import providers
from inference.providers import CUDA, WEBGPU


class Driver:
    """Stands for NVIDIA's driver library."""

    def __init__(self, status: int = 0, version: int = 13000) -> None:
        self.status, self.version = status, version

    def cuInit(self, _flags: int) -> int:
        return self.status

    def cuDriverGetVersion(self, found: Any) -> int:
        ctypes.cast(found, ctypes.POINTER(ctypes.c_int))[0] = self.version
        return 0


def machine(monkeypatch: pytest.MonkeyPatch, system: str, libraries: dict[str, object]) -> None:
    providers.obstacle.cache_clear()
    monkeypatch.setattr(providers.sys, "platform", system)
    monkeypatch.setattr(providers, "_load", libraries.get)
    monkeypatch.setattr(providers.ort, "preload_dlls", lambda: print("Failed to load"), raising=False)
    monkeypatch.setattr(providers.ort, "cuda_version", "13.0", raising=False)
    monkeypatch.setattr(providers, "_failed", {})


def everything(driver: Driver) -> dict[str, object]:
    names = [name.format(cuda=13) for name in providers.LIBRARIES["linux"]]
    return {"libcuda.so.1": driver} | dict.fromkeys(names, object())


@pytest.mark.parametrize(
    ("libraries", "expected"),
    [
        ({}, "no NVIDIA driver is installed (libcuda.so.1 is missing)"),
        (everything(Driver(status=100)), "the NVIDIA driver finds no card"),
        (everything(Driver(status=803)), "does not start (error 803)"),
        (everything(Driver(version=12080)), "it runs CUDA 12.8, and CUDA 13.0 is needed"),
        ({"libcuda.so.1": Driver()}, "libcublasLt.so.13 is missing; run 'python3 -m bootstrap setup --gpu cuda'"),
    ],
)
def test_cuda_names_what_is_missing(
    libraries: dict[str, object], expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine(monkeypatch, "linux", libraries)
    monkeypatch.setattr(providers, "accelerator", lambda: CUDA)
    assert expected in str(providers.problem())
    assert providers.usable() is None
    assert capsys.readouterr().out == ""


def test_a_whole_cuda_is_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, "linux", everything(Driver()))
    monkeypatch.setattr(providers, "accelerator", lambda: CUDA)
    assert providers.problem() is None
    assert providers.usable() == CUDA


def test_cuda_on_a_mac_points_to_webgpu(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, "darwin", {})
    assert "--gpu webgpu" in str(providers.obstacle(CUDA))


def test_webgpu_without_vulkan(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, "linux", {})
    assert "libvulkan.so.1 is missing" in str(providers.obstacle(WEBGPU))


def test_without_an_accelerated_build_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "accelerator", lambda: None)
    assert providers.problem() is None
    assert providers.usable() is None


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("Failed to get a WebGPU adapter: No supported adapters", "its driver is too old"),
        ("Failed to download data from buffer: [Device] is lost.\n", "the graphics card was lost"),
        ("CUDA failure 719: unspecified launch failure", "the graphics card was lost"),
        ("CUDA out of memory", "its memory is full"),
        ("something\nnew " + "x" * 300, "onnxruntime says “something new"),
    ],
)
def test_errors_become_one_short_sentence(error: str, expected: str) -> None:
    sentence = providers.unused(WEBGPU, providers.reason(WEBGPU, error))
    assert expected in sentence
    assert "\n" not in sentence
    assert len(sentence) < 220
