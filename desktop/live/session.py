"""One live session: a photo, a microphone, a camera."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock, Thread

from desktop.devices import recorder
from desktop.live.latency_modes import BEST_LIPS
from desktop.live.session_parts import NONE, SessionParts
from desktop.live.session_stats import SessionStats
from desktop.live.stages import Stages, warm_painter
from desktop.live.workers import guarded
from desktop.options.scene import SceneOptions
from desktop.system import threads
from inference.decoder.scene.backdrop import parse_backdrop
from inference.motion.controls import Controls
from inference.types import Frame, Framing
from inference.user_error import UserError

TAIL_SECONDS = 0.5
"""For the last sound of a file to become a picture before the session is stopped."""

SETTLING_SECONDS = 5.0
"""Until every stage has done its work often enough to hold all the memory it needs."""


@dataclass(frozen=True)
class SessionSettings:
    """What a session is opened with."""

    portrait: Path
    microphone: str | None = None
    """Name of a device or of a sound file, None for the system's default microphone."""
    camera: str = NONE
    """Name of a virtual camera, "auto" for any or "none"."""
    voice: str = NONE
    """Name of the output that the voice goes to with the picture's delay, "auto" for the cable or "none"."""
    record: Path | None = None
    fps: int = 40
    seed: int = 0
    voice_offset: float = 0.0
    """Seconds by which the voice is held back longer, for a camera that is late where it is looked at."""
    mode: str = BEST_LIPS
    """One of desktop.live.latency_modes.MODES."""
    mark: bool = True
    muted: bool = False
    still: bool = False
    controls: Controls = field(default_factory=Controls)
    scene: SceneOptions = field(default_factory=SceneOptions)
    framing: Framing | None = None
    """None for what was asked for in the window, if anything."""


class LiveSession:
    """Opened and closed on a thread of its own; no call but `stop` waits.

    Threads: session (opens, waits, closes), recorder, camera, voice, render, motion, microphone (plays a file),
    portrait (while another photo is loaded), and PortAudio's own.
    """

    def __init__(self, settings: SessionSettings, parts: SessionParts | None = None) -> None:
        self._settings = settings
        self._parts = parts or SessionParts.real(settings.scene, settings.framing)
        self._stages: Stages | None = None
        self._thread: Thread | None = None
        self._ended = Event()
        self._loading = Lock()
        self._painted = _shown(settings)
        self._failure: str | None = None
        self._state = "stopped"

    @property
    def state(self) -> str:
        """One of "stopped", "starting" and "running"."""
        return self._state

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong; the picture goes on where it can."""
        return self._failure or (self._stages.problems.first if self._stages else None)

    def start(self) -> None:
        """Begin to open everything; state and problem tell how it goes."""
        if self._state != "stopped":
            return
        self._state, self._failure, self._stages = "starting", None, None
        self._ended.clear()
        self._thread = threads.start("session", lambda: guarded("session", self._live, self._fail))

    def stop(self, timeout: float = 2.0) -> None:
        """Close everything, waiting for at most `timeout` seconds; what then is not closed goes on closing."""
        self._ended.set()
        if self._thread:
            self._thread.join(timeout)

    def latest(self) -> Frame | None:
        """The newest picture."""
        return self._stages.shown.peek() if self._stages else None

    def level(self) -> float:
        """Recent peak of the microphone, 0..1."""
        return self._stages.intake.level if self._stages else 0.0

    def stats(self) -> SessionStats:
        """Counts so far; after the end, those of the whole session."""
        return self._stages.stats() if self._stages else SessionStats(problem=self.problem)

    @property
    def sound_ended(self) -> bool:
        """The sound file that served as microphone is over."""
        return bool(self._stages and self._stages.microphone.microphone.ended)

    @property
    def failure(self) -> str | None:
        """Why the session ended by itself, or why its recording is not there or not whole."""
        return self._failure or (self._stages.problems.of("recorder") if self._stages else None)

    def set_portrait(self, path: Path) -> None:
        """Let another photo speak as soon as it is loaded; one that is no portrait becomes the problem."""
        self._settings = replace(self._settings, portrait=path)
        self._repaint()

    def set_background(self, background: str) -> None:
        """Show something else behind the person as soon as it is drawn; UserError when it is no background."""
        scene = replace(self._settings.scene, backdrop=parse_backdrop(background))
        if scene.alpha != self._settings.scene.alpha:
            raise UserError("A transparent background cannot be taken up or given up while live; stop first.")
        self._settings = replace(self._settings, scene=scene)
        self._repaint()

    def set_camera(self, camera: str) -> None:
        """Send to another camera: a name, "auto" or "none"."""
        self._settings = replace(self._settings, camera=camera)
        self._apply()

    def set_voice(self, output: str) -> None:
        """Play the delayed voice elsewhere: the name of an output, "auto" or "none"."""
        self._settings = replace(self._settings, voice=output)
        self._apply()

    def set_voice_offset(self, seconds: float) -> None:
        """Hold the voice back for so much longer."""
        self._settings = replace(self._settings, voice_offset=seconds)
        self._apply()

    def set_mode(self, mode: str) -> None:
        """Trade delay for exact lips: one of desktop.live.latency_modes.MODES. Takes some seconds, unnoticed."""
        self._settings = replace(self._settings, mode=mode)
        self._apply()

    def set_mark(self, mark: bool) -> None:
        """Mark the pictures as made by a computer, or not."""
        self._settings = replace(self._settings, mark=mark)
        self._apply()

    def set_muted(self, muted: bool) -> None:
        """Silence the voice and shut the mouth, at once; what was said meanwhile is never heard."""
        self._settings = replace(self._settings, muted=muted)
        self._apply()

    def set_still(self, still: bool) -> None:
        """Hold head, eyes and brows still, whatever the controls say."""
        self._settings = replace(self._settings, still=still)
        self._apply()

    def set_controls(self, controls: Controls) -> None:
        """Steer the face from the next motion point on; changes ease in."""
        self._settings = replace(self._settings, controls=controls)
        self._apply()

    def set_record(self, path: Path | None) -> None:
        """Begin a recording, or finish it; UserError when no file can be written to `path`."""
        if path:
            recorder.check(path, self._settings.scene.alpha)
        self._settings = replace(self._settings, record=path)
        self._apply()

    def _live(self) -> None:
        try:
            self._open(self._settings)
        finally:
            self._state = "stopped"

    def _open(self, settings: SessionSettings) -> None:
        settings.scene.check_camera(settings.camera)
        if settings.record:
            recorder.check(settings.record, settings.scene.alpha)
        stages = Stages(self._parts, settings.portrait, settings.microphone, settings.fps, settings.seed)
        stages.set_mode(settings.mode, at_once=True)
        self._painted = _shown(settings)
        self._stages = stages
        self._apply()
        if _shown(self._settings) != _shown(settings):
            self._repaint()
        if self._ended.is_set():
            return
        with stages.working(self._fail):
            self._state = "running"
            self._ended.wait(SETTLING_SECONDS)
            stages.note_memory()
            self._ended.wait()

    def _apply(self) -> None:
        if self._stages:
            self._stages.camera.wanted = self._settings.camera
            self._stages.set_mode(self._settings.mode)
            self._stages.skew.camera_delay = self._settings.voice_offset
            self._stages.mute(self._settings.muted)
            self._stages.steer(self._steered())
            self._stages.voice_worker.wanted = self._settings.voice
            self._stages.recorder.wanted = self._settings.record
            self._stages.render.marked = self._settings.mark

    def _steered(self) -> Controls:
        controls = self._settings.controls
        return replace(controls, still=True) if self._settings.still else controls

    def _repaint(self) -> None:
        """Photo and scene of now, made ready while the pictures before go on."""
        stages = self._stages
        if stages:
            threads.start("portrait", lambda: guarded("portrait", lambda: self._load(stages), stages.tell_portrait))

    def _load(self, stages: Stages) -> None:
        """One at a time: of several wishes in a row only the newest is waited for."""
        with self._loading:
            wanted = self._settings
            if _shown(wanted) != self._painted:
                stages.use_painter(warm_painter(self._parts.showing(wanted.scene), wanted.portrait))
                self._painted = _shown(wanted)
            stages.problems.clear("portrait")

    def _fail(self, sentence: str) -> None:
        self._failure = self._failure or sentence
        self._ended.set()


def _shown(settings: SessionSettings) -> tuple[Path, SceneOptions]:
    """What a painter is made of."""
    return settings.portrait, settings.scene
