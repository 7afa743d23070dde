"""The stages of one live session, opened in order and closed in reverse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event

import cv2

from desktop.devices.microphone import Microphone
from desktop.live.camera_worker import CameraWorker
from desktop.live.crossfade import Crossfade
from desktop.live.face_follower import FaceFollower
from desktop.live.latency_budget import budget, hurry
from desktop.live.latency_modes import BEST_LIPS
from desktop.live.live_sound import LiveSound
from desktop.live.microphone_worker import MicrophoneWorker
from desktop.live.motion_sender import MotionSender
from desktop.live.motion_worker import MotionWorker
from desktop.live.recorder_worker import RecorderWorker
from desktop.live.render_worker import THREADS, RenderWorker
from desktop.live.sample_clock import SampleClock
from desktop.live.session_parts import SessionParts
from desktop.live.session_problems import SessionProblems
from desktop.live.session_queues import SessionQueues
from desktop.live.session_settings import SessionSettings
from desktop.live.session_stats import Latencies, SessionStats, memory_mb
from desktop.live.sound_intake import SoundIntake
from desktop.live.speech_worker import SpeechWorker
from desktop.live.stage_statistics import collect
from desktop.live.sync.delayed_voice import Voice
from desktop.live.sync.skew import Skew
from desktop.live.sync.voice_delay import VoiceDelay
from desktop.live.tracking_worker import TrackingWorker
from desktop.live.typed_lines import TypedLines
from desktop.live.voice_worker import VoiceWorker
from desktop.live.warm_up import first_microphone, warm_generator, warm_painter
from desktop.live.workers import Failed, running
from inference.decoder.picture_format import RGB, PictureFormat
from inference.timebase import FRAME_RATES, seconds_of_sample
from inference.types import Frame
from inference.user_error import UserError

JOIN_SECONDS = 1.0
FINISH_SECONDS = 30.0
"""Limit for the recorder, which completes its file."""


class Stages:
    """Workers, queues and clocks of one session. Models are loaded and warm when the constructor returns."""

    def __init__(self, parts: SessionParts, settings: SessionSettings, typed: TypedLines) -> None:
        """Raises UserError if the portrait, a model, the frame rate or a sound file cannot be used.

        A microphone that cannot be opened becomes a problem; the session then hears silence and `typed` lines.
        """
        fps, name, self._previewed = settings.fps, settings.microphone, settings.previewed
        if fps not in FRAME_RATES:
            raise UserError(
                "{fps} pictures a second are not on offer; choose one of {rates}.",
                fps=fps,
                rates=", ".join(map(str, FRAME_RATES)),
            )
        # Two frames are painted at once; OpenCV's own threads would spin beside them for a fifth of a core.
        cv2.setNumThreads(1)
        self.problems, self.latencies = SessionProblems(), Latencies()
        self.voice_delay, self.skew = VoiceDelay(), Skew()
        painter = warm_painter(parts, settings.portrait, settings.disclosure.mark)
        generator = self._generator = warm_generator(parts, settings.seed)
        first = first_microphone(parts, name, self.problems)
        rate = first.rate
        queues = self.queues = SessionQueues(rate, fps)
        self.shown = queues.shown
        self._clock = SampleClock(time.perf_counter())
        self.voice = Voice(self._voice_delay, time.perf_counter())
        self.sound = LiveSound(rate, self.voice, queues.blocks, self._shut_mouth)
        self.intake = SoundIntake(rate, self._clock, self.sound.missing)
        self.microphone = MicrophoneWorker(
            lambda: parts.microphone(name), first, self.sound.put, self._on_microphone_opened, self.problems
        )
        self.speech = SpeechWorker(parts.speech_engine, typed, self.sound.speech, self.problems)
        self._typed, typed.stopped = typed, self.sound.cut_speech
        self.follower = FaceFollower(self._clock, queues.faces)
        self.motion_sender = MotionSender(parts.motion_output, fps, self.problems)
        self._look_ahead, self._mode = generator.look_ahead, BEST_LIPS
        best = budget(BEST_LIPS, generator.look_ahead)
        self.render = RenderWorker(
            self._clock,
            fps,
            best.total,
            painter,
            parts.buffer(),
            queues.motions,
            queues.foreseen,
            self._deliver,
            self.problems,
            parts.watermark,
            self.follower.step,
            self.motion_sender.show,
        )
        self.tracking = TrackingWorker(parts.face_source, queues.faces, self.problems)
        self.motion = MotionWorker(
            self.intake,
            generator,
            queues.blocks,
            queues.motions,
            queues.foreseen,
            queues.sounds,
            self.problems,
            lambda: hurry(best, self.render.delay),
            fps,
        )
        self.camera = CameraWorker(parts.camera, fps, self.shown, self._on_frame_sent, self.problems)
        self.voice_worker = VoiceWorker(parts.speaker, self.voice, rate, self.problems)
        self.recorder = RecorderWorker(parts.recording, fps, rate, queues.sounds, queues.frames, self.problems)
        self.memory_start = 0.0

    @contextmanager
    def working(self, failed: Failed) -> Iterator[None]:
        """Context in which all threads run; the microphone opens last.

        `failed` is called with a sentence if a thread fails. At the end all stop at once except the recorder, which
        first empties its queues.
        """
        stop = Event()
        with ExitStack() as opened:
            opened.enter_context(running("recorder", self.recorder.run, failed, FINISH_SECONDS))
            opened.enter_context(running("camera", self.camera.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("motion out", self.motion_sender.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("voice", self.voice_worker.run, failed, JOIN_SECONDS, stop))
            for _ in range(THREADS):
                opened.enter_context(running("render", self.render.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("tracking", self.tracking.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("motion", self.motion.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("speech", self.speech.run, failed, JOIN_SECONDS, stop))
            opened.enter_context(running("microphone", self.microphone.run, failed, JOIN_SECONDS, stop))
            opened.callback(self._typed.stop)
            opened.callback(stop.set)
            yield

    def apply(self, settings: SessionSettings) -> None:
        """Use the changeable ones of `settings` from now on."""
        self.camera.wanted = settings.camera
        self.set_mode(settings.mode)
        self.voice_delay.camera_delay = settings.voice_offset
        self.sound.mute(settings.muted)
        self._generator.controls = settings.steered
        self.voice_worker.wanted = settings.voice
        self.recorder.wanted = settings.record
        self.render.mark = settings.disclosure.mark
        self.motion_sender.wanted = settings.motion_output
        self.tracking.recording = settings.face_recording
        self.tracking.want(settings.face_source)
        self.follower.mouth = settings.face_mouth
        self.follower.still = settings.steered.still

    def set_mode(self, mode: str, at_once: bool = False) -> None:
        """Use one of MODES; the delay drifts there within seconds, or jumps before the start (`at_once`)."""
        self._mode = mode
        self.render.wished_delay = budget(mode, self._look_ahead).total
        if at_once:
            self.render.delay = self.render.wished_delay

    def show(self, parts: SessionParts, settings: SessionSettings) -> None:
        """Cross-fade to the photo of `settings`. Raises UserError if it has no usable face."""
        painter = warm_painter(parts, settings.portrait, settings.disclosure.mark)
        self.render.painter = Crossfade(self.render.painter, painter)

    def tell_portrait(self, sentence: str) -> None:
        """Report that the requested photo cannot be used; the current one stays."""
        self.problems.clear("portrait")
        self.problems.put("portrait", sentence)

    def note_memory(self) -> None:
        """Take the current memory as the start value of the statistics."""
        self.memory_start = memory_mb()

    def stats(self) -> SessionStats:
        """Statistics so far."""
        return collect(self, budget(self._mode, self._look_ahead))

    def _on_microphone_opened(self, microphone: Microphone) -> None:
        """Called when a microphone was opened, for the first time or again."""
        self._clock.latency = self.voice.captured_late = microphone.latency

    def _shut_mouth(self) -> None:
        """Close the mouth for all sound received so far."""
        self.render.mouth.mute(self._clock.sample_at(time.perf_counter()))

    def _deliver(self, frame: Frame) -> None:
        self.shown.put(frame)
        if self.recorder.wanted:  # otherwise they would only fill memory
            self.queues.frames.put(frame)
        if not self.camera.on:
            self._on_frame_sent(frame)
        self.render.wanted = self._wanted()

    def _wanted(self) -> PictureFormat:
        """The format of the only one who gets frames; RGB for a window, and for several that differ."""
        takers = {self.camera.format, self.recorder.format, RGB if self._previewed else None} - {None}
        return next((each for each in takers if each), RGB) if len(takers) == 1 else RGB

    def _on_frame_sent(self, frame: Frame) -> None:
        latency = time.perf_counter() - frame.captured_at
        self.latencies.add(latency)
        self.voice_delay.add(latency, self._planned())
        if self.voice.playing:
            self.skew.add(latency + self.voice_delay.camera_delay - self.voice.current_delay)

    def _planned(self) -> float:
        """Seconds from the capture of a sample to the time its frame is due."""
        return self._clock.latency + seconds_of_sample(self.render.delay)

    def _voice_delay(self) -> float:
        return self.voice_delay.seconds(self._planned())
