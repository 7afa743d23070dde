"""The queues between the threads of a live session."""

from __future__ import annotations

from desktop.devices.microphone import Block
from desktop.live.bounded_queue import BoundedQueue, Latest
from desktop.live.sound_intake import SoundChunk
from inference.motion.tracking.tracked_face import TrackedFace
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import Frame, Motion

MICROPHONE_MS, MOTION_MS, RECORDER_MS = 200, 400, 2000
"""Limits; a full queue drops its oldest items."""
FACE_MS = 1000 / 60
"""Time from one measured face to the next from the fastest usual source."""


class SessionQueues:
    """Bounded queues, and slots that hold the newest item only."""

    def __init__(self, rate: int, fps: int) -> None:
        """`rate` is the microphone's sample rate, `fps` the output frame rate."""
        self.blocks = BoundedQueue[Block](MICROPHONE_MS, lambda block: 1000 * len(block.samples) / rate)
        """Microphone to motion."""
        self.motions = BoundedQueue[Motion](MOTION_MS, lambda _: 1000 * SAMPLES_PER_MOTION / SAMPLE_RATE)
        """Motion to render."""
        self.foreseen = Latest[Motion]()
        """Motion to render: the next point, predicted from the sound there is."""
        self.faces = BoundedQueue[TrackedFace](MOTION_MS, lambda _: FACE_MS)
        """Tracking to render."""
        self.shown = Latest[Frame]()
        """Render to window and camera."""
        self.sounds = BoundedQueue[SoundChunk](RECORDER_MS, lambda sound: 1000 * len(sound.samples) / rate)
        """Motion to recorder."""
        self.frames = BoundedQueue[Frame](RECORDER_MS, lambda _: 1000 / fps)
        """Render to recorder."""
