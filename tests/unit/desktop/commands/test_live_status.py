import io
from types import SimpleNamespace

import pytest

from desktop.commands import live_status
from desktop.commands.live_status import StatusLine
from desktop.live.session import LiveSession
from desktop.live.session_stats import SessionStats, StageFigures


class Session(LiveSession):
    """A session with fixed figures."""

    def __init__(self) -> None:
        self.told: str | None = None
        self.notes: tuple[str, ...] = ()
        self.followed: str | None = None

    @property
    def tracking(self) -> SimpleNamespace:
        return SimpleNamespace(state=self.followed)

    @property
    def sound_notes(self) -> tuple[str, ...]:
        return self.notes

    @property
    def problem(self) -> str | None:
        return self.told

    @property
    def failure(self) -> str | None:
        return self.told

    def stats(self) -> SessionStats:
        return SessionStats(50, fps=25.0, latency_p50=0.2, stages={"render": StageFigures(50, 1, 3, 12.0)})


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(live_status, "sys", SimpleNamespace(stderr=screen))
    return screen


def test_a_terminal_shows_a_status_line(terminal: Terminal) -> None:
    line = StatusLine(quiet=False)
    line.show(Session())
    line.end(Session())
    assert terminal.getvalue() == "\r50 pictures, 25.0 a second, 200 ms behind, 3 dropped   \n"


@pytest.mark.parametrize("quiet", [True, False])
def test_a_problem_is_printed_once_and_alone_in_quiet_mode(terminal: Terminal, quiet: bool) -> None:
    line, session = StatusLine(quiet), Session()
    session.told = "The microphone sends nothing."
    for _ in range(3):
        line.show(session)
    line.end(session)
    assert terminal.getvalue().count("The microphone sends nothing.\n") == 1
    assert ("pictures" in terminal.getvalue()) is not quiet


def test_a_file_gets_no_status_line(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(live_status, "sys", SimpleNamespace(stderr=file))
    StatusLine(quiet=False).show(Session())
    assert file.getvalue() == ""


def test_remarks_on_a_sound_file_are_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    line, session = StatusLine(quiet=True), Session()
    session.notes = ("a.mp3 is damaged.",)
    line.show(session)
    session.notes = ("a.mp3 is damaged.", "a.mp3 is too quiet.")
    line.show(session)
    line.end(session)
    assert capsys.readouterr().err.splitlines() == ["a.mp3 is damaged.", "a.mp3 is too quiet."]


def test_source_of_the_face_is_named_once(terminal: Terminal) -> None:
    session, line = Session(), StatusLine(quiet=True)
    for state in ("Waiting for VMC on 127.0.0.1:39539.", "Receiving VMC from 127.0.0.1:5000.") * 2:
        session.followed = state
        line.show(session)
    assert terminal.getvalue().splitlines() == [
        "Waiting for VMC on 127.0.0.1:39539.",
        "Receiving VMC from 127.0.0.1:5000.",
    ]
