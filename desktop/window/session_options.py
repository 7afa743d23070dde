"""What the window opens a live session with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.disclosure.disclosure import Disclosure
from inference.motion.controls import Controls


@dataclass(frozen=True)
class SessionOptions:
    """Initial parameters of a session."""

    portrait: Path
    microphone: str | None
    camera: str
    disclosure: Disclosure
    voice: str = "none"
    mode: str = "best-lips"
    muted: bool = False
    still: bool = False
    size: str = "512"
    """One of desktop.options.scene.SIZES."""
    background: str = "photo"
    """Background in the syntax of inference.decoder.scene.backdrop."""
    fps: int = 40
    """Frames per second."""
    controls: Controls = field(default_factory=Controls)
    """Controls of the face in addition to the voice."""
    speech_voice: str = ""
    """Name of the voice that speaks typed lines, "" for the default one."""
    face: tuple[str, str] = ("none", "smile")
    """Arguments of `Session.set_face_source`."""
    motion_output: str = "none"
    """Argument of `Session.set_motion_output`."""
