"""Backend without a device, a model or a session thread."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.library import photo_settings
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue, beside_builtin
from desktop.settings.settings import Settings
from desktop.speech.engine import Voice
from desktop.window.app_model import AppModel
from desktop.window.app_storage import AppStorage
from desktop.window.backend import Backend, Devices
from desktop.window.session_options import SessionOptions
from desktop.window.webcams import Webcams
from inference.motion.controls import Controls
from inference.sentence import Sentence
from inference.types import Floats, Framing, Pixels, Portrait
from inference.user_error import UserError
from tests.gui.fake_session import FakeSession
from tests.unit.desktop.hotkeys.fake_keyboard import FakeKeyboard
from tests.unit.desktop.rendering.fake_renderer import FakeRenderer
from tests.unit.desktop.speech.fake_engine import VOICES

if TYPE_CHECKING:
    from inference.portrait.photo_survey import Survey


BUILTINS = ("Rosa", "Otto")


class FakeBackend:
    """Devices, photos and sessions that the window finds; tests change them before or while it is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.devices = Devices(
            ["Desk microphone", "Headset"], True, "In your meeting, choose “Loop”.", True, "Choose “Cable”."
        )
        self.sessions: list[FakeSession] = []
        self.refusal: str | None = None
        self.start_failure: str | None = None
        self.stills: list[Controls] = []
        self.notes: tuple[str, ...] = ()
        self.webcams = Webcams(lambda: ["Desk camera", "Laptop camera"])
        self.faces = 1
        self.too_small = ""
        self.framings: list[Framing] = []
        self.no_engine = ""
        self.checked = "Together."
        self.forgotten: list[str] = []
        self.videos = FakeRenderer()
        self.keyboard = FakeKeyboard()
        self.settings = Settings(recordings=str(folder / "recordings"), video_folder=str(folder / "videos"))
        self.storage = AppStorage(lambda out, _: out.touch(), self.erase)
        self.photos = [self.picture(name, 60 + 60 * row) for row, name in enumerate(BUILTINS)]

    @property
    def session(self) -> FakeSession:
        """The most recently opened session."""
        return self.sessions[-1]

    def picture(self, name: str, colour: int) -> Path:
        """Writes a grey PNG of 64 x 64 pixels."""
        path = self.folder / f"{name}.png"
        Image.new("RGB", (64, 64), (colour, colour, colour)).save(path)
        return path

    def model(self) -> AppModel:
        """The app model on this backend."""
        nobody = Consent(ConsentKind.FICTIONAL)
        builtins = [
            GalleryPhoto(f"builtin:{path.stem}", path.stem, path, False, consent=nobody) for path in self.photos
        ]
        backend = Backend(
            self.open_session,
            lambda: self.devices,
            self.register,
            self.thumbnail,
            self.still,
            self.face,
            self.survey,
            self.forget,
            lambda _wait: Sentence(self.checked),
            render_video=self.videos.render,
            sound_seconds=seconds,
            open_keys=lambda: self.keyboard,
            webcams=self.webcams,
            list_voices=self.voices,
            render_history=self.folder / "videos.json",
        )
        return AppModel(self.settings, PortraitCatalogue(self.folder / "own", builtins), backend)

    def voices(self) -> list[Voice]:
        if self.no_engine:
            raise UserError(self.no_engine)
        return VOICES

    def erase(self) -> None:
        shutil.rmtree(self.folder / "own", ignore_errors=True)

    def open_session(self, options: SessionOptions) -> FakeSession:
        if self.start_failure:
            raise UserError(self.start_failure)
        self.sessions.append(FakeSession(options))
        return self.session

    def register(self, path: Path, framing: Framing | None = None) -> Portrait:
        kept = beside_builtin(path, self.folder / "own") if path in self.photos else path
        self.framings.append(photo_settings.read(kept).framing if framing is None else framing)
        if self.refusal:
            raise UserError(self.refusal)
        grey = Image.open(path).resize((512, 512))
        points: Floats = np.zeros((478, 3), np.float32)
        pixels: Pixels = np.asarray(grey)
        return Portrait(path.stem, pixels, points, points[:52, 0], points, pixels[..., 0], pixels, self.notes)

    def survey(self, path: Path) -> Survey:
        """A wide photo with `faces` faces, the largest on the left; `too_small` is the refusal of the last one."""
        from inference.portrait.photo_survey import FoundFace, Survey

        if self.refusal:
            raise UserError(self.refusal)
        pixels = np.asarray(Image.open(path).resize((800, 400)))
        boxes = [np.array([150 + 250 * n, 120, 270 + 250 * n, 270 - 20 * n], np.float32) for n in range(self.faces)]
        refusals = [""] * (self.faces - 1) + [self.too_small]
        return Survey(pixels, tuple(FoundFace(box, why) for box, why in zip(boxes, refusals, strict=True)))

    def forget(self, path: Path) -> None:
        self.forgotten.append(path.name)

    def still(self, portrait: Portrait, size: str, background: str, controls: Controls) -> Pixels:
        self.stills.append(controls)
        if background == "gone.jpg":
            raise UserError("There is no background gone.jpg.")
        return portrait.crop if size == "512" else np.repeat(portrait.crop, 2, axis=1)

    def face(self, portrait: Portrait, controls: Controls) -> Pixels:
        """The portrait's grey, lighter by 1 for each blendshape in use."""
        shapes = 0 if controls.emotion is None else np.count_nonzero(controls.emotion)
        return portrait.crop[:8, :8] + np.uint8(shapes)

    def thumbnail(self, photo: GalleryPhoto) -> Pixels:
        return np.asarray(Image.open(photo.path).resize((8, 8)))


def seconds(sound: Path) -> float | None:
    """Four seconds for every sound; raises UserError for a sound named broken."""
    if sound.stem == "broken":
        raise UserError(f"{sound.name} cannot be read as sound.")
    return 4.0
