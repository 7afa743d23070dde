import threading
from collections.abc import Iterator

import pytest

from tests.unit.desktop.fake_parts import FakeParts
from tests.waiting import wait_until

SESSION_THREADS = {"session", "recorder", "camera", "voice", "render", "motion", "microphone", "portrait"}


@pytest.fixture
def parts() -> Iterator[FakeParts]:
    """Fakes of one session; fails when a thread of the session outlives the test."""
    yield FakeParts()
    wait_until(lambda: not SESSION_THREADS & {thread.name for thread in threading.enumerate()})
