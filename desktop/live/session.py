"""A live session: microphone in, frames and delayed voice out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from desktop.devices import video_file
from desktop.disclosure.disclosure import Disclosure
from desktop.live.face_follower import SMILE
from desktop.live.recorded_settings import RecordedSettings
from desktop.live.session_parts import SessionParts
from desktop.live.session_settings import SessionSettings
from desktop.live.session_stats import SETTLING_SECONDS, SessionStats
from desktop.live.stages import Stages
from desktop.live.tracking_worker import TrackingWorker
from desktop.live.typed_lines import TypedLines
from desktop.live.workers import guarded
from desktop.provenance.file_signer import FileSigner
from desktop.system import threads, timer_resolution
from inference import providers
from inference.decoder.scene.backdrop import parse_backdrop
from inference.motion.controls import Controls
from inference.types import Frame
from inference.user_error import UserError


class LiveSession:
    """Opens and closes on its own thread; only `stop` waits. `typed` takes lines to be spoken, at any time."""

    def __init__(self, settings: SessionSettings, parts: SessionParts | None = None) -> None:
        self.typed = TypedLines(settings.speech_voice, settings.speech_command)
        self._settings = settings
        self._recorded = RecordedSettings()
        self._recorded.restart(settings)
        signer = FileSigner(self._recorded.claim, self._report_unsigned, settings.certificate)
        self._parts = parts or SessionParts.real(settings.scene, settings.framing, signer, not settings.previewed)
        self._stages: Stages | None = None
        self._thread: Thread | None = None
        self._ended = Event()
        self._loading = Lock()
        self._painted = settings.shown
        self._failure: str | None = None
        self._state = "stopped"

    @property
    def state(self) -> str:
        """One of "stopped", "starting" and "running"."""
        return self._state

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong, None if nothing is. Frames go on where possible."""
        stages = self._stages
        return self._failure or (stages.problems.first or providers.problem() if stages else None)

    def start(self) -> None:
        """Start opening; `state` and `problem` report the progress."""
        if self._state != "stopped":
            return
        self._state, self._failure, self._stages = "starting", None, None
        self._ended.clear()
        self._thread = threads.start("session", lambda: guarded("session", self._live, self._fail))

    def stop(self, timeout: float = 2.0) -> None:
        """Close everything and wait at most `timeout` seconds; closing continues after that."""
        self._ended.set()
        if self._thread:
            self._thread.join(timeout)

    def latest(self) -> Frame | None:
        """The newest frame; None before the first one."""
        return self._stages.shown.peek() if self._stages else None

    def level(self) -> float:
        """Recent peak level of the microphone, 0..1."""
        return self._stages.intake.level if self._stages else 0.0

    def stats(self) -> SessionStats:
        """Statistics so far; after the end, those of the whole session."""
        return self._stages.stats() if self._stages else SessionStats(problem=self.problem)

    @property
    def tracking(self) -> TrackingWorker | None:
        """State and small picture of the source of the measured face; None before the first start."""
        return self._stages.tracking if self._stages else None

    @property
    def sound_ended(self) -> bool:
        """Whether the sound file that serves as microphone has ended."""
        return bool(self._stages and self._stages.microphone.microphone.ended)

    @property
    def sound_notes(self) -> tuple[str, ...]:
        """Messages for the user about the sound file that serves as microphone; empty for a device."""
        return self._stages.microphone.microphone.notes if self._stages else ()

    @property
    def failure(self) -> str | None:
        """Why the session ended by itself, or why its recording is missing or incomplete; None otherwise."""
        return self._failure or (self._stages.problems.of("recorder") if self._stages else None)

    def set_portrait(self, path: Path) -> None:
        """Switch to another photo once it is loaded; a photo without a usable face becomes the problem."""
        self._settings = replace(self._settings, portrait=path)
        self._recorded.add(self._settings)
        self._repaint()

    def set_background(self, background: str) -> None:
        """Switch to another background once it is prepared; raises UserError if it is none."""
        scene = replace(self._settings.scene, backdrop=parse_backdrop(background))
        if scene.alpha != self._settings.scene.alpha:
            raise UserError("A transparent background cannot be taken up or given up while live; stop first.")
        self._settings = replace(self._settings, scene=scene)
        self._repaint()

    def set_camera(self, camera: str) -> None:
        """Switch to another camera: a name, "auto" or "none"."""
        self._change(camera=camera)

    def set_voice(self, output: str) -> None:
        """Switch to another output of the delayed voice: a name, "auto" or "none"."""
        self._change(voice=output)

    def set_voice_offset(self, seconds: float) -> None:
        """Set the extra delay of the voice."""
        self._change(voice_offset=seconds)

    def set_mode(self, mode: str) -> None:
        """Switch to one of desktop.live.latency_modes.MODES; the delay drifts there over some seconds."""
        self._change(mode=mode)

    def set_disclosure(self, disclosure: Disclosure) -> None:
        """Disclose this from the next frame on."""
        self._change(disclosure=disclosure)

    def set_muted(self, muted: bool) -> None:
        """Mute the voice and close the mouth immediately; sound captured while muted is discarded."""
        self._change(muted=muted)

    def set_still(self, still: bool) -> None:
        """Hold head, eyes and brows still, overriding the controls."""
        self._change(still=still)

    def set_controls(self, controls: Controls) -> None:
        """Steer the face from the next motion point on; changes ease in."""
        self._change(controls=controls)

    def set_face_source(self, name: str, mouth: str = SMILE) -> None:
        """Follow this source's face ("none": no face) with head, eyes, brows, and with what `mouth` of MOUTHS names."""
        self._change(face_source=name, face_mouth=mouth)

    def set_motion_output(self, address: str) -> None:
        """Send the motion to HOST:PORT by the VMC protocol; "none" for nowhere."""
        self._change(motion_output=address)

    def set_record(self, path: Path | None) -> None:
        """Start a recording, or finish it (None); raises UserError if `path` cannot be written."""
        if path:
            video_file.check(path, self._settings.scene.alpha)
            self._recorded.restart(self._settings)
        self._change(record=path)

    def _live(self) -> None:
        try:
            self._open(self._settings)
        finally:
            self._state = "stopped"

    def _open(self, settings: SessionSettings) -> None:
        settings.scene.check_camera(settings.camera)
        if settings.record:
            video_file.check(settings.record, settings.scene.alpha)
        stages = Stages(self._parts, settings, self.typed)
        stages.set_mode(settings.mode, at_once=True)
        self._painted, self._stages = settings.shown, stages
        self._apply()
        if self._settings.shown != settings.shown:
            self._repaint()
        if self._ended.is_set():
            return
        with timer_resolution.fine(), stages.working(self._fail):
            self._state = "running"
            self._ended.wait(SETTLING_SECONDS)
            stages.note_memory()
            self._ended.wait()

    def _change(self, **changes: Any) -> None:
        self._settings = replace(self._settings, **changes)
        self._recorded.add(self._settings)
        self._apply()

    def _apply(self) -> None:
        if self._stages:
            self._stages.apply(self._settings)

    def _repaint(self) -> None:
        """Prepare a painter for the current photo and scene in the background."""
        if stages := self._stages:
            threads.start("portrait", lambda: guarded("portrait", lambda: self._load(stages), stages.tell_portrait))

    def _load(self, stages: Stages) -> None:
        """Load one at a time; of several requests in a row only the newest is prepared."""
        with self._loading:
            wanted = self._settings
            if wanted.shown != self._painted:
                stages.show(self._parts.showing(wanted.scene), wanted)
                self._painted = wanted.shown
            stages.problems.clear("portrait")

    def _report_unsigned(self, sentence: str) -> None:
        if self._stages:
            self._stages.problems.put("signature", sentence)

    def _fail(self, sentence: str) -> None:
        self._failure = self._failure or sentence
        self._ended.set()
