"""All parts of a live session as fakes: no model, no device, but real threads."""

from pathlib import Path

from desktop.live.session_parts import SessionParts
from inference.types import Portrait
from inference.user_error import UserError
from tests.unit.desktop.fake_devices import FakeCamera, FakeMicrophone, FakeRecording, FakeSpeaker
from tests.unit.desktop.fake_pipeline import FakeBuffer, FakeGenerator, FakePainter, portrait
from tests.unit.desktop.speech.fake_engine import FakeEngine


class FakeParts:
    """The parts of one session, accessible to a test."""

    def __init__(self) -> None:
        self.generator = FakeGenerator()
        self.buffer = FakeBuffer()
        self.painters: list[FakePainter] = []
        self.microphone = FakeMicrophone()
        self.cameras: list[FakeCamera] = []
        self.recordings: list[FakeRecording] = []
        self.speakers: list[FakeSpeaker] = []

    def build(self, **others: object) -> SessionParts:
        usual = {
            "portrait": self.register,
            "generator": lambda seed: self.generator,
            "buffer": lambda: self.buffer,
            "painter": lambda face: recorded(self.painters, FakePainter(face)),
            "microphone": lambda name: self.microphone,
            "speech_engine": lambda command: FakeEngine(),
            "camera": lambda name, fps: recorded(self.cameras, FakeCamera(name, fps)),
            "speaker": lambda name: recorded(self.speakers, FakeSpeaker(name)),
            "recording": lambda path, fps: recorded(self.recordings, FakeRecording(path, fps)),
        }
        return SessionParts(**(usual | others))

    @staticmethod
    def register(path: Path) -> Portrait:
        if path.name == "nobody":
            raise UserError("There is no face in nobody; use another photo.")
        return portrait(path.name)


def recorded(where: list, thing: object) -> object:
    where.append(thing)
    return thing
