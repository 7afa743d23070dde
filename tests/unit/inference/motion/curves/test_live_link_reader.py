"""Face curves with absurd cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from inference.motion.curves.live_link_reader import read_curves
from inference.user_error import UserError


@pytest.mark.parametrize(
    "text",
    [
        "timestamp,jawOpen\n0,0\n1e308,0.5\n",
        "timestamp,jawOpen\n0,0\ninf,0.5\n",
        "timestamp,jawOpen\n-inf,0\n0,0.5\n",
        "Timecode,jawOpen\n00:00:00:00,0\n999999:00:00:00,0.5\n",
        f"timestamp,jawOpen\n{'x' * 5000},0\n",
        f"Timecode,jawOpen\n{'x' * 5000},0\n",
        f"jawOpen\n{'x' * 5000}\n",
        'jawOpen,headYaw\n0.1,"a\nb\n0.2,0\n',
    ],
)
def test_absurd_cells_are_refused_in_a_short_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(UserError) as caught:
        read_curves(tmp_path / "a.csv", 60.0)
    assert len(str(caught.value)) < 250 + len(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_whole_day_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("timestamp,jawOpen\n0,0\n86400,0.5\n")
    assert read_curves(tmp_path / "a.csv", 60.0).times == [0.0, 86_400.0]
