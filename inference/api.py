"""What other programs import: push PCM, take frames.

Names that are not listed here may change with any version.
"""

from __future__ import annotations

from inference.audio.pcm import Pcm
from inference.audio.sound_file import read_sound
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.unmarked import Unmarked
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions
from inference.talking_portrait import InThread, TalkingPortrait, open_portrait
from inference.timebase import SAMPLE_RATE
from inference.types import Frame, Pixels, Portrait
from inference.user_error import UserError

__all__ = [
    "SAMPLE_RATE",
    "Controls",
    "DisclosureMark",
    "Frame",
    "InThread",
    "Pcm",
    "Pixels",
    "Portrait",
    "TalkingPortrait",
    "Unmarked",
    "UserError",
    "at_strength",
    "emotions",
    "open_portrait",
    "read_sound",
]
