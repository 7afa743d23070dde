from desktop.commands.typing_keys import TypingKeys
from inference.user_error import UserError


class Lines:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.stops = 0

    def say(self, text: str) -> None:
        if len(self.said) == 2:
            raise UserError("Enough.")
        self.said.append(text)

    def stop(self) -> None:
        self.stops += 1


def test_enter_begins_and_ends_a_line_and_other_keys_pass() -> None:
    lines = Lines()
    keys = TypingKeys(lines)
    assert keys.press("mh") == "mh"
    assert keys.press("\rOlá mx") == ""
    assert keys.text == "Olá mx"
    assert keys.press("\x7f\x1b[A!\rm") == "m"
    assert lines.said == ["Olá m!"]
    assert keys.text is None


def test_escape_leaves_the_line_and_then_stops_speaking() -> None:
    lines = Lines()
    keys = TypingKeys(lines)
    keys.press("\nHello\x1b")
    assert (keys.text, lines.said, lines.stops) == (None, [], 0)
    keys.press("\x1b")
    assert lines.stops == 1


def test_an_empty_line_and_too_many_lines_are_no_errors() -> None:
    lines = Lines()
    keys = TypingKeys(lines)
    keys.press("\r\r\ra\r\rb\r\rc\r")
    assert lines.said == ["a", "b"]
