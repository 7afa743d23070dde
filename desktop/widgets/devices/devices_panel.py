"""Devices panel: second tab of the side panel in the Live view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.widgets.common.card_column import CardColumn
from desktop.widgets.common.switch_card import SwitchCard
from desktop.widgets.devices.avatar_card import AvatarCard
from desktop.widgets.devices.follow_card import FollowCard
from desktop.widgets.devices.guide_view import GuideView
from desktop.widgets.devices.microphone_card import MicrophoneCard
from desktop.widgets.devices.recording_card import RecordingCard
from desktop.widgets.devices.speech_card import SpeechCard
from desktop.widgets.devices.voice_card import VoiceCard
from desktop.widgets.dialogs.mark_card import MarkCard
from desktop.window.app_model import AppModel
from desktop.window.backend import Devices
from inference.sentence import Sentence

LOOKING = Sentence("Looking for a virtual camera…")
LISTENING = Sentence("Looking for a voice cable…")
NO_CAMERA = Sentence("There is no virtual camera on this computer yet.")
NO_CABLE = Sentence(
    "There is no voice cable on this computer yet. Without it, keep your usual microphone in the meeting."
)


class DevicesPanel(CardColumn):
    """Cards for microphone, followed webcam, virtual camera, voice cable, typed text, latency, mark and recordings."""

    found = Signal(object)
    """The Devices found."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        settings = model.settings
        self.microphone = MicrophoneCard()
        self.speech = SpeechCard(model.typed, settings.speech_voice)
        self.camera = SwitchCard(self.tr("Virtual camera"), LOOKING)
        self.voice = VoiceCard(self.tr("Voice in step with the picture"), LISTENING)
        self.low_latency = SwitchCard(
            self.tr("Lowest delay"), self.tr("A little sooner in your meeting; the lips are a little less exact.")
        )
        self.follow = FollowCard(self.tr("Follow my face"), model.live.following, model.webcams.names)
        self.avatar = AvatarCard(self.tr("Motion for a 3-D avatar"), model.live.avatar)
        self.mark = MarkCard(model)
        self.recording = RecordingCard(settings.recordings)
        self.microphone.show_names([], settings.microphone)
        self.camera.switch.setChecked(settings.camera)
        self.voice.switch.setChecked(settings.voice)
        self.low_latency.switch.setChecked(settings.low_latency)
        self.camera_guide, self.voice_guide = GuideView(), GuideView()
        self.camera.rows.addWidget(self.camera_guide)
        self.voice.rows.addWidget(self.voice_guide)
        self._connect()
        devices = self.microphone, self.follow, self.camera, self.voice, self.speech
        self.stack(*devices, self.low_latency, self.avatar, self.mark, self.recording)

    def search_devices(self) -> None:
        """Search in the background; the cards update when the result arrives."""
        self.camera.explain(LOOKING, possible=False)
        self.voice.explain(LISTENING, possible=False)
        self._model.devices.search(self._found, self._show_failure)
        self.speech.search()

    @property
    def awaiting_device(self) -> bool:
        """Whether the panel shows a missing or refused microphone or an open setup guide: devices are polled."""
        no_microphone = self.microphone.isVisible() and (self.microphone.names == [] or self.microphone.refused)
        return no_microphone or self.camera_guide.awaiting_device or self.voice_guide.awaiting_device

    def show_state(self, state: str, recording: Path | None) -> None:
        """Update the cards for the session state."""
        self.microphone.show_state(state, bool(recording))
        self.recording.show_state(recording)
        self.voice.show_state(state, self._model.sync_check.running)

    def _connect(self) -> None:
        self.microphone.chosen.connect(self._model.live.set_microphone)
        self.microphone.rescan_requested.connect(self.search_devices)
        self.camera.toggled.connect(self._model.live.set_camera)
        self.voice.toggled.connect(self._model.live.set_voice)
        self.voice.check_requested.connect(self._check_sync)
        self.low_latency.toggled.connect(self._model.live.set_low_latency)
        self.recording.folder_chosen.connect(self._set_folder)

    def _check_sync(self) -> None:
        self.voice.show_checking()
        self._model.sync_check.start(self._show_check)

    def _show_check(self, sentence: str) -> None:
        self.voice.show_outcome(sentence)
        self.voice.show_state(self._model.live.state, checking=False)

    def _set_folder(self, folder: str) -> None:
        self._model.settings.recordings = folder

    def _found(self, devices: Devices) -> None:
        self.show_devices(devices)
        self.found.emit(devices)

    def show_devices(self, devices: Devices) -> None:
        """Show microphones, virtual camera and voice cable, or setup guides for what is missing."""
        if devices.microphones != self.microphone.names:
            self.microphone.show_names(devices.microphones, self._model.settings.microphone, known=True)
        self.microphone.show_refusal(devices.microphone_refusal)
        self.camera.explain(NO_CAMERA if devices.camera_guide else devices.camera_text, devices.camera)
        self.voice.explain(NO_CABLE if devices.cable_guide else devices.cable_text, devices.cable)
        self.camera_guide.show_guide(devices.camera_guide)
        self.voice_guide.show_guide(devices.cable_guide)
        self.voice.show_state(self._model.live.state, self._model.sync_check.running)

    def _show_failure(self, sentence: str) -> None:
        self.camera.explain(sentence, possible=False)
        self.voice.explain(sentence, possible=False)
