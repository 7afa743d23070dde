"""A shell that allows too little memory."""

from __future__ import annotations

import pytest

import main
from desktop.system import memory_limit
from inference.user_error import UserError


def test_a_low_limit_is_one_sentence_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(memory_limit, "_limit", lambda: 700_000_000)
    monkeypatch.setattr(main, "_parser", lambda _: pytest.fail("loaded"))
    assert main.main(["render", "felix", "june", "out.mp4"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("This shell allows the program 700 MB")
    assert said.count("\n") == 1


@pytest.mark.parametrize("limit", [None, memory_limit.LEAST, 10**12])
def test_enough_is_no_error(monkeypatch: pytest.MonkeyPatch, limit: int | None) -> None:
    monkeypatch.setattr(memory_limit, "_limit", lambda: limit)
    memory_limit.check()


def test_the_limit_named_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_limit, "_limit", lambda: 1)
    with pytest.raises(UserError) as caught:
        memory_limit.check()
    assert 1024 * int(str(caught.value).rstrip(".").rpartition(" ")[2]) >= memory_limit.LEAST
