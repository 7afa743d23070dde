"""A session whose graphics card is lost in the middle: no frame is missing, and a sentence says so."""

from __future__ import annotations

import pytest

from desktop.live.session_stats import details
from inference import providers
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.types import Motion, Pixels, Portrait
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.fake_pipeline import FakePainter
from tests.unit.desktop.live.session_with_fakes import session, started
from tests.waiting import wait_until

LOST_AFTER = 5


class LosingPainter(FakePainter):
    """Loses its card after some frames, as CardDecoder does."""

    def __init__(self, portrait: Portrait) -> None:
        super().__init__(portrait)
        self.provider, self._count = providers.WEBGPU, 0

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        self._count += 1
        if self._count == LOST_AFTER:
            providers.give_up(providers.WEBGPU, RuntimeError("device lost"))
            self.provider = providers.CPU
        return super().render(motion, marks, wanted)


def test_the_loss_is_told_while_frames_go_on(parts: FakeParts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "_failed", {})
    monkeypatch.setattr(providers, "accelerator", lambda: providers.WEBGPU)
    monkeypatch.setattr(providers, "obstacle", lambda name: None)
    live = started(session(parts, {"painter": LosingPainter}))
    wait_until(lambda: live.stats().frames > LOST_AFTER + 3)
    sentence = "The graphics card is not used (WebGPU): the graphics card was lost."
    assert live.problem == sentence
    assert live.state == "running"
    live.stop(20)
    stats = live.stats()
    assert (stats.provider, stats.graphics_card, live.failure) == ("CPU", sentence, None)
    assert details(stats)[-1] == "Pictures are drawn by CPU"
