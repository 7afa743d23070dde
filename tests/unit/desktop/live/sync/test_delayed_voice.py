import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.sync.delayed_voice import Voice

RATE, BLOCK = 48_000, 480


class SoundCards:
    """A microphone and a loudspeaker whose clocks differ, in simulated time."""

    def __init__(self, drift: float = 0.0, played_rate: int = 44_100) -> None:
        self.delay = 0.2
        self.now = 100.0
        self.heard: list[np.ndarray] = []
        self.left: list[float] = []
        self.played_rate = played_rate
        self.drift = drift
        self.voice = Voice(lambda: self.delay, self.now)
        self.voice.begin(RATE, played_rate)
        self._blocks = 0
        self._played = 0
        self.lost: range = range(0)

    def sound(self, moment: np.ndarray) -> np.ndarray:
        """A steady tone in front of the microphone."""
        return np.sin(2 * np.pi * 200 * moment)

    def run(self, seconds: float) -> None:
        """Capture and play blocks, each at its due time."""
        end = self.now + seconds
        while self.now < end:
            self.now += 0.001
            while self._captured(self._blocks + 1) <= self.now:
                self._capture()
            while 100 + self._played / self.played_rate <= self.now:
                self._play()

    def _captured(self, blocks: int) -> float:
        return 100 + blocks * BLOCK / (RATE * (1 + self.drift))

    def _capture(self) -> None:
        moment = self._captured(self._blocks) + np.arange(BLOCK) / (RATE * (1 + self.drift))
        block = Block(
            self.sound(moment).astype(np.float32)[:, None], self._blocks * BLOCK, self._captured(self._blocks + 1)
        )
        self._blocks += 1
        if self._blocks not in self.lost:
            self.voice.put(block)

    def _play(self) -> None:
        leaves = 100 + self._played / self.played_rate + 0.04
        count = self.played_rate // 100
        self.heard.append(self.voice.fill(count, leaves)[:, 0])
        self.left.append(leaves)
        self._played += count

    @property
    def out(self) -> np.ndarray:
        return np.concatenate(self.heard)

    def lateness(self, since: int) -> float:
        """Seconds from the tone to its playback, measured in the sound, modulo 5 ms."""
        sound = np.concatenate(self.heard[since:])
        moment = self.left[since] + np.arange(len(sound)) / self.played_rate
        phase = np.angle(np.sum(sound * np.exp(-2j * np.pi * 200 * moment)))
        return float(-(phase + np.pi / 2) / (2 * np.pi * 200)) % 0.005


def bend(sound: np.ndarray) -> float:
    return float(np.abs(np.diff(sound, n=2)).max())


@pytest.mark.parametrize("drift", [-100e-6, 100e-6])
def test_the_voice_is_delayed_exactly_despite_drifting_clocks(drift: float) -> None:
    cards = SoundCards(drift)
    cards.run(20)
    late = cards.lateness(len(cards.heard) - 100)
    assert min(late, 0.005 - late) < 0.0005  # 0.2 s is a whole number of periods
    assert cards.voice.current_delay == pytest.approx(0.2, abs=0.001)
    assert cards.voice.jumps == 0
    assert bend(cards.out[22_050:]) < 0.0012
    assert np.abs(cards.out[-4_410:]).max() == pytest.approx(1, abs=0.01)


def test_a_changed_delay_causes_no_click() -> None:
    cards = SoundCards()
    cards.run(2)
    cards.delay = 0.16
    cards.run(18)
    assert cards.voice.current_delay == pytest.approx(0.16, abs=0.003)
    assert cards.voice.jumps == 0
    assert bend(cards.out[22_050:]) < 0.0012


def test_lost_blocks_are_faded_gaps_and_keep_the_delay() -> None:
    cards = SoundCards()
    cards.run(3)
    cards.lost = range(320, 335)
    cards.run(3)
    assert bend(cards.out[22_050:]) < 0.012
    assert cards.voice.current_delay == pytest.approx(0.2, abs=0.001)


def test_mute_silences_at_once_and_drops_the_speech_meanwhile() -> None:
    cards = SoundCards()
    cards.run(2)
    cards.voice.mute(True)
    cards.voice.discard()
    muted = len(cards.heard)
    cards.run(1)
    cards.voice.mute(False)
    heard_again = len(cards.heard)
    cards.run(1)
    assert not np.concatenate(cards.heard[muted + 1 : heard_again + 14]).any()
    assert np.abs(np.concatenate(cards.heard[-20:])).max() > 0.99
    assert bend(cards.out[22_050:]) < 0.012


def test_without_a_microphone_or_an_output_there_is_silence() -> None:
    voice = Voice(lambda: 0.2, 0.0)
    assert voice.fill(480, 1.0).shape == (480, 1)
    voice.put(Block(np.ones((480, 1), np.float32), 0, 1.0))
    voice.begin(RATE, RATE)
    assert not voice.fill(480, 1.1).any()
    assert voice.current_delay == 0


def test_playing_starts_with_the_first_request_of_the_output() -> None:
    cards = SoundCards()
    cards._capture()
    assert not cards.voice.playing
    cards._play()
    assert cards.voice.playing
    assert cards.voice.current_delay == pytest.approx(0.2, abs=0.05)
    cards.voice.begin(RATE, RATE)
    assert not cards.voice.playing
    assert cards.voice.current_delay == 0
