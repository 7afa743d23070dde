from types import SimpleNamespace

from desktop.commands.said_lines import OUTPUT_SECONDS, SETTLING_SECONDS, SaidLines
from desktop.live.typed_lines import TypedLines


def fake_session() -> SimpleNamespace:
    session = SimpleNamespace(typed=TypedLines(), delay=0.0)
    session.stats = lambda: SimpleNamespace(voice_delay=session.delay)
    return session


def test_lines_wait_for_the_voice_output() -> None:
    session = fake_session()
    said = SaidLines(session, ["One.", "Two."], True, 10.0)
    said.follow(11.0)
    assert session.typed.waiting == 0
    assert not said.all_said
    session.delay = 0.15
    said.follow(11.1)
    assert session.typed.waiting == 0
    said.follow(11.1 + SETTLING_SECONDS)
    said.follow(12.0)
    assert session.typed.waiting == 2
    assert not said.all_said
    session.typed.stop()
    assert said.all_said


def test_an_output_that_does_not_open_is_not_waited_for_for_ever() -> None:
    session = fake_session()
    SaidLines(session, ["One."], True, 10.0).follow(10.0 + OUTPUT_SECONDS)
    SaidLines(session, ["One."], False, 10.0).follow(10.0)
    assert session.typed.waiting == 2
