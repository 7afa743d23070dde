"""Settings that a live session is opened with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.disclosure.disclosure import Disclosure
from desktop.live.face_follower import SMILE
from desktop.live.latency_modes import BEST_LIPS
from desktop.live.session_parts import NONE
from desktop.options.scene import SceneOptions
from inference.motion.controls import Controls
from inference.types import Framing


@dataclass(frozen=True)
class SessionSettings:
    """Choices of one session; most of them can be changed while it runs."""

    portrait: Path
    microphone: str | None = None
    """Name of a device or path of a sound file; None for the system's default microphone."""
    camera: str = NONE
    """Name of a virtual camera, "auto" for any or "none"."""
    voice: str = NONE
    """Name of the output for the delayed voice, "auto" for the voice cable or "none"."""
    record: Path | None = None
    previewed: bool = True
    """Whether a window shows the frames, which takes RGB."""
    fps: int = 40
    seed: int = 0
    voice_offset: float = 0.0
    """Extra delay of the voice in seconds, for the latency that the camera itself adds."""
    mode: str = BEST_LIPS
    """One of desktop.live.latency_modes.MODES."""
    disclosure: Disclosure = field(default_factory=Disclosure)
    muted: bool = False
    still: bool = False
    """Move nothing but the mouth."""
    controls: Controls = field(default_factory=Controls)
    face_source: str = NONE
    """What measures the user's face, see desktop.devices.faces.face_sources; "none" for nothing."""
    face_mouth: str = SMILE
    """What of that face reaches the mouth: one of desktop.live.face_follower.MOUTHS."""
    face_recording: Path | None = None
    """File to record the packets of another program's face to, for the whole session."""
    speech_voice: str = ""
    """Name or language of the voice that speaks typed lines, "" for the default one."""
    speech_command: str = ""
    """Command that speaks them, see desktop.speech.speech_command; "" for the system's engine."""
    motion_output: str = NONE
    """HOST:PORT of a program that takes the motion by the VMC protocol; "none" for none."""
    scene: SceneOptions = field(default_factory=SceneOptions)
    certificate: Path | None = None
    """PEM file to sign recordings with; None for the program's own key."""
    framing: Framing | None = None
    """None for the framing chosen in the window, if any."""

    @property
    def shown(self) -> tuple[Path, SceneOptions]:
        """What a painter is made for: portrait and scene."""
        return self.portrait, self.scene

    @property
    def steered(self) -> Controls:
        """The controls, with `still` applied."""
        return replace(self.controls, still=True) if self.still else self.controls
