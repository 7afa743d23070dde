"""Typed lines and the thread that speaks them."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.live.session_problems import SessionProblems
from desktop.live.speech_buffer import SpeechBuffer
from desktop.live.speech_worker import AHEAD_SECONDS, SpeechWorker
from desktop.live.typed_lines import MOST_LINES, TypedLines
from inference.user_error import UserError
from tests.unit.desktop.speech.fake_engine import FakeEngine
from tests.waiting import wait_until

RATE = 16_000


class Speaker:
    """A speech thread, whose sound a test takes."""

    def __init__(self) -> None:
        self.engine, self.lines, self.buffer = FakeEngine(), TypedLines("Ana", "tts"), SpeechBuffer(RATE)
        self.problems, self.opened = SessionProblems(), []
        self.lines.stopped = self.buffer.cut
        self._stop = threading.Event()
        worker = SpeechWorker(self._open, self.lines, self.buffer, self.problems)
        self._thread = threading.Thread(target=worker.run, args=(self._stop,))
        self._thread.start()

    def _open(self, command: str) -> FakeEngine:
        self.opened.append(command)
        return self.engine

    def close(self) -> None:
        self._stop.set()
        self._thread.join(5)
        assert not self._thread.is_alive()

    def hear_all(self) -> float:
        """Seconds of sound until nothing is left to say."""
        heard = 0
        while self.lines.busy:
            heard += len(self.buffer.take(1600))
        return heard / RATE


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    speaker = Speaker()
    yield speaker
    speaker.close()


def test_lines_are_spoken_in_their_order_by_the_chosen_voice(speaker: Speaker) -> None:
    speaker.lines.say("One two three.")
    with pytest.raises(UserError, match="The text holds nothing that can be spoken"):
        speaker.lines.say(" \n ?! ")
    speaker.lines.say("Four.")
    assert speaker.hear_all() == pytest.approx(0.4, abs=0.002)
    speaker.lines.voice, speaker.lines.command = "Bob", "other"
    speaker.lines.say("Five.")
    assert speaker.hear_all() == pytest.approx(0.1, abs=0.002)
    assert speaker.engine.spoken == [("One two three.", "Ana"), ("Four.", "Ana"), ("Five.", "Bob")]
    assert speaker.opened == ["tts", "other"]


def test_a_long_line_is_synthesised_a_little_ahead_and_stops_at_once(speaker: Speaker) -> None:
    speaker.lines.say("word " * 1000)
    speaker.lines.say("Never heard.")
    wait_until(lambda: speaker.buffer.seconds > AHEAD_SECONDS)
    assert speaker.buffer.seconds < AHEAD_SECONDS + 0.1
    speaker.lines.stop()
    wait_until(lambda: speaker.engine.stopped == 1)
    assert speaker.buffer.seconds < 0.01
    speaker.lines.say("Heard.")
    heard = speaker.hear_all()
    assert heard == pytest.approx(0.1, abs=0.01)
    assert [text for text, _ in speaker.engine.spoken[1:]] == ["Heard."]


def test_a_failing_engine_is_reported_until_the_next_line(speaker: Speaker) -> None:
    speaker.lines.say("fail")
    wait_until(lambda: speaker.problems.of("speech") is not None)
    assert speaker.problems.of("speech") == "The fake engine fails."
    speaker.lines.say("Hello.")
    speaker.hear_all()
    assert speaker.problems.of("speech") is None


def test_lines_beyond_the_limit_are_refused() -> None:
    lines = TypedLines()
    for number in range(MOST_LINES):
        lines.say(f"Line {number}.")
    with pytest.raises(UserError, match="50 lines are waiting"):
        lines.say("One more.")
    lines.stop()
    assert (lines.waiting, lines.take(0)) == (0, None)
