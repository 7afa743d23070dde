from __future__ import annotations

import argparse

import pytest

from desktop.commands import start
from desktop.devices import sound_system
from desktop.system import screen
from inference.user_error import UserError


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened: the window or the demo."""
    from desktop import app
    from desktop.commands import demo

    opened: list[str] = []
    monkeypatch.setattr(app, "main", lambda *_: opened.append("window") or 0)
    monkeypatch.setattr(demo, "run", lambda *_: opened.append("demo") or 0)
    return opened


@pytest.mark.parametrize(
    ("no_screen", "microphones", "choice"),
    [(None, ["Desk"], "window"), ("No screen.", ["Desk"], "demo"), (None, [], "demo"), ("No screen.", [], "demo")],
)
def test_the_window_needs_a_screen_and_a_microphone(
    no_screen: str | None, microphones: list[str], choice: str, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "problem", lambda: no_screen)
    monkeypatch.setattr(sound_system, "problem", lambda _: None if microphones else "There is no microphone.")
    assert start.run(argparse.Namespace(window=False, files=[])) == 0
    assert opened == [choice]


def test_the_demo_start_prints_everything_missing(
    opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screen, "problem", lambda: "No screen.")
    monkeypatch.setattr(sound_system, "problem", lambda _: "The sound library PortAudio is missing.")
    start.run(argparse.Namespace(window=False, files=[]))
    said = capsys.readouterr().out
    assert "No screen." in said
    assert "PortAudio is missing" in said
    assert opened == ["demo"]


def test_without_a_screen_the_refusal_names_other_commands(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "problem", lambda: "No screen.")
    with pytest.raises(UserError, match=r"No screen\. .*render"):
        start.open_window()
    assert opened == []
