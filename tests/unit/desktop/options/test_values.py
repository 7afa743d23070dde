"""Values of options, and the sentences for those that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.options.values import given_path, number, path, whole_number
from inference.user_error import UserError


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "-1", "0", "1e300", "1e-300", "abc", "", "0x10", "1,5"])
def test_numbers_out_of_range_are_told_the_range(text: str) -> None:
    with pytest.raises(UserError, match=r"--seconds takes a number from 0\.1 to 100, not"):
        number("--seconds", 0.1, 100)(text)


@pytest.mark.parametrize("text", ["1.5", "-1", "99999999999999999999999", "nan", "", "one"])
def test_whole_numbers_out_of_range_are_told_the_range(text: str) -> None:
    with pytest.raises(UserError, match="--frames takes a number from 1 to 1000, not"):
        whole_number("--frames", 1, 1000)(text)


def test_numbers_in_range_are_read() -> None:
    assert number("--seconds", 0.1, 100)("0.1") == 0.1
    assert whole_number("--frames", 1, 1000)("1000") == 1000


def test_an_empty_text_is_no_path() -> None:
    with pytest.raises(UserError, match="--record is empty"):
        path("--record")("")


def test_a_tilde_means_home_unless_a_file_has_that_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert given_path("~/talk.mp4", "OUT") == tmp_path / "talk.mp4"
    (tmp_path / "~talk.mp4").touch()
    assert given_path("~talk.mp4", "OUT") == Path("~talk.mp4")
    with pytest.raises(UserError, match="home folder that is not known"):
        given_path("~nobody-of-this-name/x", "OUT")
