from collections.abc import Callable

from desktop.window.session_controller import SessionController
from desktop.window.sync_check import SyncCheck
from inference.sentence import Sentence
from inference.user_error import UserError
from tests.waiting import wait_until


class Bench:
    """A check that waits to be cancelled, or ends at once."""

    def __init__(self, check: Callable[[Callable[[float], bool]], Sentence]) -> None:
        self.told = list[str]()
        self.controller = SessionController(lambda _: None)
        self.check = SyncCheck(self.controller, check)

    def collect(self) -> bool:
        self.controller.collect()
        return bool(self.told)


def test_the_result_is_delivered_once() -> None:
    bench = Bench(lambda _: Sentence("Together."))
    bench.check.start(bench.told.append)
    bench.check.start(bench.told.append)
    assert bench.check.running
    wait_until(bench.collect)
    assert bench.told == ["Together."]
    assert not bench.check.running
    assert bench.controller.close(2.0)


def test_a_cancelled_check_ends_at_once() -> None:
    def endless(wait: Callable[[float], bool]) -> Sentence:
        if wait(60.0):
            raise UserError("The check was given up.")
        return Sentence("Never said.")

    bench = Bench(endless)
    bench.check.start(bench.told.append)
    bench.check.cancel()
    wait_until(bench.collect)
    assert bench.told == ["The check was given up."]
    assert bench.controller.close(2.0)
