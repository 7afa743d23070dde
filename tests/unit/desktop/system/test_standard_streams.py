"""A windowed program without standard streams, as Python runs it on Windows from a bundle or with pythonw."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

import main
from desktop.system import standard_streams


def run_without_streams(monkeypatch: pytest.MonkeyPatch, begin: Callable[[], int]) -> tuple[int, list[str]]:
    """Exit status of `begin` and the messages that it shows."""
    shown: list[str] = []
    with monkeypatch.context() as patch:
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, None)
        status = standard_streams.run(begin, shown.append)
        assert sys.stdout is None
    return status, shown


def test_output_of_a_program_without_streams_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin() -> int:
        print("all is well")
        print("a remark", file=sys.stderr)
        sys.stdout.flush()
        return 0

    assert run_without_streams(monkeypatch, begin) == (0, [])


@pytest.mark.parametrize("arguments", [["render", "felix", "missing.wav", "out.mp4"], ["live", "--fps"], ["sing"]])
def test_a_refusal_is_shown_as_a_message(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    status, shown = run_without_streams(monkeypatch, lambda: main.main(arguments))
    assert status == 2
    assert len(shown) == 1


def test_streams_that_exist_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    def begin() -> int:
        print("a refusal", file=sys.stderr)
        return 2

    assert standard_streams.run(begin) == 2
    assert capsys.readouterr().err == "a refusal\n"
