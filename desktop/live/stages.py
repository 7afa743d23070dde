"""The stages of one live session, opened in order and closed in reverse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import cv2
import numpy as np

from desktop.devices.microphone import Block, Microphone, NoMicrophone
from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.camera_worker import CameraWorker
from desktop.live.crossfade import Crossfade
from desktop.live.latency_budget import budget, hurry
from desktop.live.latency_modes import BEST_LIPS
from desktop.live.microphone_worker import MicrophoneWorker
from desktop.live.motion_worker import MotionWorker
from desktop.live.recorder_worker import RecorderWorker
from desktop.live.render_worker import THREADS, RenderWorker
from desktop.live.sample_clock import SampleClock
from desktop.live.session_parts import Generator, Painter, SessionParts, is_file
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Latencies, SessionStats, StageFigures, memory_mb
from desktop.live.sound_intake import Heard, SoundIntake
from desktop.live.sync.delayed_voice import Voice
from desktop.live.sync.skew import Skew
from desktop.live.voice_worker import VoiceWorker
from desktop.live.workers import Failed, running
from inference.motion.controls import Controls
from inference.timebase import FRAME_RATES, SAMPLE_RATE, SAMPLES_PER_MOTION, seconds_of_sample
from inference.types import AudioChunk, Frame, Motion
from inference.user_error import UserError

JOIN_SECONDS = 1.0
FINISH_SECONDS = 30.0
"""For the recorder, which still has a file to complete."""


class Stages:
    """All that lives as long as one session; models are loaded and warm when the constructor returns."""

    def __init__(self, parts: SessionParts, portrait: Path, microphone: str | None, fps: int, seed: int) -> None:
        """UserError when the portrait, a model, the frame rate or a sound file is not usable.

        Without a sound card's microphone there is silence, and a problem.
        """
        if fps not in FRAME_RATES:
            raise UserError(
                "{fps} pictures a second are not on offer; choose one of {rates}.",
                fps=fps,
                rates=", ".join(map(str, FRAME_RATES)),
            )
        # Two pictures are painted at once; cv2's own threads would spin beside them for a fifth of a core.
        cv2.setNumThreads(1)
        self._parts = parts
        self.problems = SessionProblems()
        self.latencies = Latencies()
        self.skew = Skew()
        self.shown: Latest[Frame] = Latest()
        painter = warm_painter(parts, portrait)
        generator = self._generator = warm_generator(parts, seed)
        first = self._find_microphone(parts, microphone)
        self.microphone = MicrophoneWorker(
            lambda: parts.microphone(microphone), first, self._hear, self._listen, self.problems
        )
        rate = first.rate
        self._blocks = BoundedQueue[Block](200, lambda block: 1000 * len(block.samples) / rate)
        self._motions = BoundedQueue[Motion](400, lambda _: 1000 * SAMPLES_PER_MOTION / SAMPLE_RATE)
        foreseen = Latest[Motion]()
        self._sounds = BoundedQueue[Heard](2000, lambda heard: 1000 * len(heard.samples) / rate)
        self._frames = BoundedQueue[Frame](2000, lambda _: 1000 / fps)
        self._clock = SampleClock(time.monotonic())
        self.intake = SoundIntake(rate, self._clock)
        self._look_ahead, self._mode = generator.look_ahead, BEST_LIPS
        best = budget(BEST_LIPS, generator.look_ahead)
        self.render = RenderWorker(
            self._clock, fps, best.total, painter, parts.buffer(), self._motions, foreseen, self._deliver, self.problems
        )
        self._motion = MotionWorker(
            self.intake,
            generator,
            self._blocks,
            self._motions,
            foreseen,
            self._sounds,
            self.problems,
            lambda: hurry(best, self.render.delay),
            fps,
        )
        self.camera = CameraWorker(parts.camera, fps, self.shown, self._arrived, self.problems)
        self.voice = Voice(self._voice_delay, time.monotonic())
        self.voice_worker = VoiceWorker(parts.speaker, self.voice, rate, self.problems)
        self.recorder = RecorderWorker(parts.recording, fps, rate, self._sounds, self._frames, self.problems)
        self._memory_start = 0.0
        self._muted = False

    @contextmanager
    def working(self, failed: Failed) -> Iterator[None]:
        """Threads run and, opened last, the microphone delivers until the block is left.

        `failed` hears of a thread that broke. All end at once, but for the recorder, which still takes what they left.
        """
        stop = Event()
        with ExitStack() as opened:
            opened.enter_context(running("recorder", self.recorder.run, failed, FINISH_SECONDS))
            opened.enter_context(running("camera", self.camera.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("voice", self.voice_worker.run, failed, JOIN_SECONDS, stop))
            for _ in range(THREADS):
                opened.enter_context(running("render", self.render.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("motion", self._motion.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("microphone", self.microphone.run, failed, JOIN_SECONDS, stop))
            opened.callback(stop.set)
            yield

    def set_mode(self, mode: str, at_once: bool = False) -> None:
        """One of MODES; pictures and voice get to its delay within seconds, unnoticed, or at once before the start."""
        self._mode = mode
        self.render.wished_delay = budget(mode, self._look_ahead).total
        if at_once:
            self.render.delay = self.render.wished_delay

    def steer(self, controls: Controls) -> None:
        """From the next motion point on."""
        self._generator.controls = controls

    def mute(self, muted: bool) -> None:
        """What was not heard or seen yet is lost; from the first sample after the end of it on all is as before."""
        if muted == self._muted:
            return
        self._muted = muted
        self.voice.mute(muted)
        if muted:
            self.render.mouth.mute(self._clock.sample_at(time.monotonic()))

    def use_painter(self, painter: Painter) -> None:
        """Pictures fade over to those of `painter`."""
        self.render.painter = Crossfade(self.render.painter, painter)

    def tell_portrait(self, sentence: str) -> None:
        """The photo asked for is no portrait; the one before it goes on."""
        self.problems.clear("portrait")
        self.problems.put("portrait", sentence)

    def note_memory(self) -> None:
        """From here on more memory is growth."""
        self._memory_start = memory_mb()

    def stats(self) -> SessionStats:
        """The counts so far."""
        seconds = self.render.newest_at - (self.render.began_at or self.render.newest_at)
        frames = self.render.stage.count
        return SessionStats(
            frames=frames,
            seconds=round(seconds, 3),
            fps=round((frames - 1) / seconds, 2) if seconds else 0.0,
            latency_p50=self.latencies.percentile(50),
            latency_p95=self.latencies.percentile(95),
            latency_p99=self.latencies.percentile(99),
            voice_delay=round(self.voice.held_back, 4),
            skew_p50=self.skew.median,
            skew_p95=self.skew.p95,
            budget=budget(self._mode, self._look_ahead).milliseconds(),
            stages=self._stages(),
            provider=self.render.painter.provider,
            memory_start_mb=self._memory_start or memory_mb(),
            memory_end_mb=memory_mb(),
            problem=self.problems.first,
        )

    def _stages(self) -> dict[str, StageFigures]:
        motion = self._motion
        return {
            "microphone": motion.microphone.figures(late=self.intake.late, dropped=self._blocks.dropped),
            "motion": motion.motion.figures(dropped=self._motions.dropped),
            "render": self.render.stage.figures(),
            "camera": self.camera.stage.figures(dropped=self.shown.dropped if self.camera.on else 0),
            "recorder": self.recorder.stage.figures(dropped=self._sounds.dropped + self._frames.dropped),
        }

    def _find_microphone(self, parts: SessionParts, name: str | None) -> Microphone:
        try:
            return parts.microphone(name)
        except UserError as error:
            if name and is_file(name):
                raise
            self.problems.put("microphone", str(error))
            return NoMicrophone()

    def _listen(self, microphone: Microphone) -> None:
        """A microphone was opened, for the first time or again."""
        self._clock.latency = self.voice.captured_late = microphone.latency

    def _hear(self, block: Block) -> None:
        """On the microphone's thread."""
        self.voice.put(block)
        self._blocks.put(replace(block, samples=np.zeros_like(block.samples)) if self._muted else block)

    def _deliver(self, frame: Frame) -> None:
        self.shown.put(frame)
        if self.recorder.wanted:  # pictures that wait for nobody would only fill memory
            self._frames.put(frame)
        if not self.camera.on:
            self._arrived(frame)

    def _arrived(self, frame: Frame) -> None:
        latency = time.monotonic() - frame.captured_at
        self.latencies.add(latency)
        self.skew.add(latency, self._planned(), self.voice.held_back if self.voice.playing else None)

    def _planned(self) -> float:
        """Seconds from capture to when the picture is due."""
        return self._clock.latency + seconds_of_sample(self.render.delay)

    def _voice_delay(self) -> float:
        return self.skew.voice_delay(self._planned())


def warm_painter(parts: SessionParts, portrait: Path) -> Painter:
    """A painter of the photo that has painted once, which takes its time; UserError when it is no portrait."""
    painter = parts.painter(parts.portrait(portrait))
    painter.render(parts.buffer().at(0.0))
    return painter


def warm_generator(parts: SessionParts, seed: int) -> Generator:
    """A generator that has heard a second of silence and forgotten it."""
    generator = parts.generator(seed)
    generator.push(AudioChunk(np.zeros(SAMPLE_RATE, np.float32), 0, time.monotonic()))
    generator.reset()
    return generator
