"""Latency, skew and frame rate in words below the preview."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from desktop.widgets.live.session_status import DetailsPopup, StatusLine, describe
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Figures


def test_small_latency_changes_keep_the_wording(qtbot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    for latency, words in ((0.18, "a sixth"), (0.19, "a sixth"), (0.175, "a sixth"), (0.24, "a quarter")):
        line.show_state("running", Figures(30.0, 30.0, latency, 0))
        assert words in line.text()


def test_the_status_line_keeps_its_height(qtbot, window: MainWindow) -> None:
    height = window.live.preview.height()
    window.live.transport.preview_button.click()
    qtbot.waitUntil(window.live.status.details_button.isVisible)
    assert window.live.preview.height() == height


def test_latency_and_drops_are_shown_in_words(qtbot, live_window: MainWindow, backend) -> None:
    status = live_window.live.status
    backend.session.count(frames=10, latency=0.242, dropped=0)
    qtbot.waitUntil(lambda: "by a quarter of a second." in status.text() or _count_up(backend))
    status.details_button.click()
    assert status.details.isVisible()
    assert "242 ms from sound to picture" in status.details.main.text()
    assert "No picture left out" in status.details.main.text()
    backend.session.count(frames=backend.session.figures.frames + 1, latency=0.242, dropped=1234)
    qtbot.waitUntil(lambda: "1,234 pictures left out" in status.details.main.text())
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: not status.details.isVisible() and not status.details_button.isVisible())


@pytest.mark.parametrize("width", [1106, 1240, 2000])
def test_the_status_line_is_not_clipped_at_any_width(qtbot, live_window, backend, width: int) -> None:
    live_window.resize(width, live_window.height())
    status, session = live_window.live.status, backend.session

    def told() -> bool:
        session.count(frames=session.figures.frames + 1, latency=0.242, dropped=0)
        session.figures = replace(session.figures, voice_delay=0.2, skew_p50=0.09)
        return "which is noticed" in status.text()

    qtbot.waitUntil(told)
    qtbot.wait(20)
    label = status._label
    assert label.height() >= label.heightForWidth(label.width())
    assert label.wordWrap() or label.width() >= label.sizeHint().width()
    assert status.rect().contains(label.geometry())


def _count_up(backend) -> bool:
    backend.session.count(backend.session.figures.frames + 1, 0.242, 0)
    return False


@pytest.mark.parametrize(
    ("latency", "skew", "words"),
    [
        (0.09, None, "Your picture follows your voice by a tenth of a second."),
        (0.19, 0.012, "Your picture follows your voice by a fifth of a second. Sound and lips arrive together."),
        (0.25, 0.04, "a quarter of a second. The sound arrives a little before the lips."),
        (0.3, 0.09, "a third of a second. The sound arrives before the lips, which is noticed."),
        (0.5, -0.1, "half a second. The sound arrives a little after the lips."),
        (1.24, -0.2, "by 1.2 seconds. The sound arrives after the lips, which is noticed."),
    ],
)
def test_latency_and_skew_are_described_in_plain_words(latency: float, skew: float | None, words: str) -> None:
    assert describe(Figures(30.0, 30.0, latency, 0, skew)).endswith(words)


def test_before_the_first_frame_the_status_says_waiting() -> None:
    assert describe(Figures(0.0, 30.0, 0.0, 0)) == describe(None) == "Waiting for the first picture…"


def test_the_details_say_why_a_graphics_card_is_not_used(qtbot) -> None:
    why = "The graphics card is not used (CUDA): the NVIDIA driver finds no card."
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = DetailsPopup(parent)
    popup.show_figures(Figures(30.0, 30.0, 0.18, 0, graphics_card=why))
    assert popup.card.text() == why
    popup.show_figures(Figures(30.0, 30.0, 0.18, 0))
    assert popup.card.text() == ""
    assert popup.card.isHidden()
