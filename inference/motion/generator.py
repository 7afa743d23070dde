"""Streaming motion from sound: lips and jaw from one network; head, eyes and brows from a generative one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from inference.audio.features import AudioFeatures
from inference.audio.prosody import Prosody
from inference.audio.voice_gate import LIPS_CLOSE, LIPS_SECONDS, VoiceGate
from inference.face.dynamics import LOWER
from inference.motion.controls import Controls
from inference.motion.head import HeadMotion, HeadState
from inference.motion.lip_closure import seal
from inference.motion.lips import STREAMING, Lips, LipsModel, Speech
from inference.motion.rounding import rounded
from inference.motion.steering import Steering
from inference.motion.tongue_tip import tongue_tip
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import AudioChunk, Floats, Motion

LONGEST_GAP = 2 * SAMPLE_RATE
"""Samples that are made up as silence; after a longer gap motion starts again from silence at the next grid point."""


class MotionGenerator:
    """push(chunk) -> the motion points whose look-ahead is complete; any chunking gives the same motion as one push."""

    look_ahead: int
    """Samples after a motion point's own that must have arrived."""

    controls: Controls
    """What the next motion points follow; another thread may set it at any time."""

    def __init__(self, seed: int = 0, controls: Controls | None = None, lips: LipsModel = STREAMING) -> None:
        self._seed = seed
        self.controls = controls or Controls()
        self.look_ahead = lips.look_ahead
        self._lips, self._head = Lips(lips), HeadMotion(seed)
        self.reset()

    @property
    def hurry(self) -> int:
        """Frames of 10 ms by which points come sooner than their look-ahead, the lips being less sure; may change."""
        return self._lips.hurry

    @hurry.setter
    def hurry(self, frames: int) -> None:
        self._lips.hurry = frames

    def reset(self) -> None:
        """Back to sample 0 and the start of the seed's random sequence."""
        further = self._lips.model.ahead - STREAMING.ahead
        self._features, self._prosody = AudioFeatures(), Prosody(further)
        self._talk, self._lips_gate = VoiceGate(), VoiceGate(LIPS_CLOSE, LIPS_SECONDS)
        self._head.reset(self._seed)
        self._steering = Steering()
        self._lips.reset()
        self._head_state: HeadState | None = None
        self._expected = self._index = 0

    def push(self, chunk: AudioChunk) -> list[Motion]:
        """Sound with gaps is filled up with silence; what was already heard is left out."""
        missing = chunk.start - self._expected
        if missing > LONGEST_GAP:
            self._jump(chunk.start)
            missing = chunk.start - self._expected
        samples = chunk.samples[max(0, -missing) :]
        return self._hear(np.concatenate([np.zeros(max(0, missing), np.float32), samples]))

    def flush(self) -> list[Motion]:
        """The rest at the end of the sound: motion up to the first grid point at or after its last sample."""
        last = -(-self._expected // SAMPLES_PER_MOTION)
        rest = self._hear(np.zeros(last * SAMPLES_PER_MOTION + self.look_ahead - self._expected, np.float32))
        return [motion for motion in rest if motion.index <= last]

    def foresee(self) -> Motion:
        """The next point as it looks by now, for pictures before it; push gives it again, surer of its lips."""
        speech = self._lips.foresee()
        talk, lips = self._talk.foresee(speech.voice), self._lips_gate.foresee(speech.voice)
        return self._moved(speech, talk, lips, self._steering.foresee)

    def _hear(self, samples: Floats) -> list[Motion]:
        self._expected += len(samples)
        return [motion for frame in self._features.push(samples) for motion in self._listen(frame)]

    def _listen(self, frame: Floats) -> list[Motion]:
        """The motion points, mostly none, that one more feature frame [FEATURES] completes."""
        self._prosody.hear(frame)
        return [self._move(speech) for speech in self._lips.push([frame])]

    def _jump(self, start: int) -> None:
        """Take up the stream at a far later sample; head and eyes go on from where they are."""
        self._features.reset()
        self._lips.reset()
        self._prosody.reset()
        self._index = start // SAMPLES_PER_MOTION
        self._expected = self._index * SAMPLES_PER_MOTION

    def _move(self, speech: Speech) -> Motion:
        motion = self._moved(
            speech, self._talk.step(speech.voice), self._lips_gate.step(speech.voice), self._steering.step
        )
        self._head_state = None
        self._index += 1
        return motion

    def _moved(
        self, speech: Speech, talk: float, lips: float, steer: Callable[[Motion, Controls, float], Motion]
    ) -> Motion:
        head_motion = self._head_state = self._head_state or self._live(talk)
        dynamics = head_motion.dynamics.copy()
        dynamics[LOWER] += lips * rounded(speech.lips)
        point = Motion(
            float(self._index),
            head_motion.pose,
            head_motion.gaze,
            dynamics,
            breath=head_motion.breath,
            tongue=tongue_tip(speech.tongue, lips),
        )
        motion = steer(point, self.controls, lips)
        return replace(motion, dynamics=seal(motion.dynamics, lips * speech.shut))

    def _live(self, opening: float) -> HeadState:
        """Drawn once for each point, whether it is foreseen or there."""
        return self._head.step(self._prosody.now(), opening, self.controls)
