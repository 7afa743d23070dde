"""Eight hours of simulated time: drifting sound cards, early and late blocks, slow frames.

Results are compared with the true times of the simulation, not with the program's clocks."""

import heapq

import numpy as np
import pytest

from desktop.devices import play_clock
from desktop.devices.microphone import Block
from desktop.devices.play_clock import PlayClock
from desktop.live import sample_clock
from desktop.live.sample_clock import SampleClock
from desktop.live.session_stats import memory_mb
from desktop.live.sync import delayed_voice as voice_module
from desktop.live.sync.delayed_voice import Voice
from desktop.live.sync.voice_delay import VoiceDelay

RATE, PLANNED = 48_000, 0.2
SETTLED = 120.0
"""Seconds until the render time is known and the drift is learnt."""
HEARD, PLAYED = 0.2, 0.2
"""Seconds a block; longer than real ones to save time."""


class NoDelayLine:
    """Replaces the delay line, which is too slow for eight hours."""

    def __init__(self, *_: object) -> None:
        self.silence = np.zeros((1, 1), np.float32)

    def write(self, *_: object) -> None:
        pass

    def is_silent(self, *_: object) -> bool:
        return False

    def read(self, *_: object) -> np.ndarray:
        return self.silence


class Simulation:
    """One microphone, one output, one camera, each by its own clock."""

    def __init__(self, heard_ppm: float, played_ppm: float) -> None:
        self.rng = np.random.default_rng(0)
        self.heard, self.played = 1 + heard_ppm * 1e-6, 1 + played_ppm * 1e-6
        self.pictures = SampleClock(0.0)
        self.voice_delay = VoiceDelay()
        self.voice = Voice(lambda: self.voice_delay.seconds(PLANNED), 0.0)
        self.voice.begin(RATE, RATE)
        self.output = PlayClock(RATE)
        self.events = [(0.0, 1, 0), (HEARD / self.heard, 0, 1), (1.0, 2, 0)]
        self.late = 0.0
        self.latenesses: list[float] = []
        self.skews: list[float] = []
        self.silence = np.zeros((round(HEARD * RATE), 1), np.float32)

    def run(self, hours: float) -> None:
        """All events in order of time."""
        while self.events[0][0] < hours * 3600:
            now, kind, number = heapq.heappop(self.events)
            follow = (self.hear, self.play, self.show)[kind]
            heapq.heappush(self.events, (follow(now, number), kind, number + 1))

    def hear(self, now: float, number: int) -> float:
        """Block `number` is complete; it arrives up to 8 ms later."""
        arrived = now + self.rng.uniform(0, 0.008)
        self.pictures.observe(number * HEARD * 16_000, arrived)
        self.voice.put(Block(self.silence, (number - 1) * len(self.silence), arrived))
        return (number + 1) * HEARD / self.heard

    def play(self, now: float, number: int) -> float:
        """The output requests block `number`, up to 8 ms late, and plays it 60 ms after it was due."""
        self.output.observe(round(number * PLAYED * RATE), now + 0.056 + self.rng.uniform(0, 0.008))
        self.voice.fill(round(PLAYED * RATE), self.output.time_of(round(number * PLAYED * RATE)))
        head = self.voice._head
        if head and head.position:
            read_next_leaves = (number + 1) * PLAYED / self.played + 0.06
            self.late = read_next_leaves - head.position / (RATE * self.heard)
        return (number + 1) * PLAYED / self.played

    def show(self, now: float, number: int) -> float:
        """Once a second the frame of second `number` of the microphone's clock reaches the camera."""
        shown = self.pictures.time_of(number * 16_000) + PLANNED + self.rng.gamma(20, 0.0011)
        late = shown - number / self.heard
        self.voice_delay.add(shown - self.pictures.captured_at(number * 16_000), PLANNED)
        if now > SETTLED:
            self.skews.append(late - self.late)
            self.latenesses.append(self.late)
        return (number + 1) / self.heard + PLANNED


@pytest.mark.parametrize(("heard_ppm", "played_ppm", "hours"), [(100, -100, 8), (-100, 100, 1)])
def test_eight_hours_with_drifting_clocks(
    heard_ppm: float, played_ppm: float, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_module, "DelayLine", NoDelayLine)
    for module, name, blocks in ((play_clock, "WINDOW", 15), (play_clock, "EVERY", 1), (sample_clock, "SETTLING", 5)):
        monkeypatch.setattr(module, name, blocks)  # as many seconds as with blocks of the real size
    simulation = Simulation(heard_ppm, played_ppm)
    simulation.run(0.2)
    memory = memory_mb()
    simulation.run(hours)
    skews, delays = np.array(simulation.skews), np.array(simulation.latenesses)
    assert np.percentile(np.abs(skews), 95) <= 0.020
    assert abs(np.median(skews)) < 0.005
    assert np.ptp(delays) < 0.012
    assert simulation.voice.jumps == 0
    assert memory_mb() - memory < hours + 2
