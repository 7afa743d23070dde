"""What the window remembers from one day to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

import platformdirs


def default_recordings() -> str:
    """Folder for recordings until the user picks another one."""
    return str(platformdirs.user_videos_path() / "Understudy")


def default_file() -> Path:
    """Where this system keeps an application's settings."""
    return platformdirs.user_config_path("understudy", appauthor=False) / "settings.json"


def default_videos() -> str:
    """Folder for videos until the user picks another one."""
    return str(platformdirs.user_videos_path() / "Understudy videos")


@dataclass
class Settings:
    """The user's choices; every field has a default that works."""

    portrait: str = ""
    """Key of the chosen portrait, "" for the first one."""
    microphone: str = ""
    """Name of the microphone, "" for the system's default."""
    camera: bool = True
    """Send the picture to the virtual camera."""
    mark: bool = True
    """Show the mark that says the picture is made by a computer."""
    mark_corner: str = "lower-right"
    """One of inference.decoder.disclosure_mark.CORNERS."""
    mark_reason: str = ""
    """Why it is safe to leave the mark out of a real face, "" if it was never said."""
    recordings: str = field(default_factory=default_recordings)
    """Folder that recordings go to."""
    window: str = ""
    """Place and size of the window, as Qt writes it, in hexadecimal."""
    voice: bool = False
    """Hold the voice back and send it to the meeting through the voice cable."""
    webcam: str = ""
    """Name of the webcam that follows the user, "" for the first one."""
    follow_program: str = ""
    """Program whose face is followed, one of desktop.devices.faces.packets.protocols.PROTOCOLS; "" for the webcam."""
    avatar_address: str = ""
    """HOST:PORT of the program whose 3-D avatar wears the motion; "" for VMC's port on this computer."""
    follow_mouth: str = "smile"
    """What of the followed face reaches the mouth: one of desktop.live.face_follower.MOUTHS."""
    low_latency: bool = False
    """Less delay for lips that are a little less exact."""
    size: str = "512"
    """Of the picture: one of desktop.options.scene.SIZES."""
    background: str = "photo"
    """What is behind the person, as inference.decoder.scene.backdrop reads it."""
    speech_voice: str = ""
    """Name of the voice that speaks typed text, "" for the engine's default one."""
    phrases: list[str] = field(default_factory=list)
    """Stored phrases, in the order of their keys."""
    typing: bool = False
    """Show the line for typed text."""
    language: str = ""
    """Of the window: "en", "fr" or "pt", "" for the system's."""
    theme: str = ""
    """Of the window: "dark" or "light", "" for the system's."""
    emotion: str = "neutral"
    """One of inference.motion.presets.emotions."""
    strength: float = 0.8
    """0 .. 1 of that emotion."""
    gaze_yaw: float = 0.0
    """Degrees to the picture's right, away from the viewer."""
    gaze_pitch: float = 0.0
    """Degrees upwards."""
    distance: float = 1.0
    """1 as in the photo, 2 twice as far away."""
    head_motion: float = 1.0
    head_speed: float = 1.0
    expressiveness: float = 1.0
    """Times as much as usual, as in inference.motion.controls."""
    mood: bool = False
    """Whether the voice's mood colours the face while no emotion is chosen."""
    looks: list[dict[str, str | float]] = field(default_factory=list)
    """The user's own looks: name, emotion and the amounts above by their names."""
    saved_look: str = ""
    """Name of the one of these that is shown, "" for none."""
    newcomer: bool = False
    """Show the first steps; until they were taken or left."""
    side: int = 0
    """Tab of the column on the right: 0 the look, 1 the devices."""
    video_folder: str = field(default_factory=default_videos)
    """Folder that videos go to."""
    video_size: str = "720p"
    """Of the pictures of videos: one of desktop.options.scene.SIZES."""
    video_background: str = "photo"
    """What is behind the person in videos, as inference.decoder.scene.backdrop reads it."""
    video_format: str = "mp4"
    """One of desktop.rendering.render_request.FORMATS."""
    video_transparent: bool = True
    """Leave the background out where the format can."""
    hotkeys: bool = False
    """Keys work while another program has the focus."""
    hotkey_keys: dict[str, str] = field(default_factory=dict)
    """Those that are not as at first: action of desktop.hotkeys.hotkeys, and its key or ""."""


OF_THE_WINDOW = (
    "window",
    "newcomer",
    "side",
    "phrases",
    "typing",
    "language",
    "theme",
    "video_folder",
    "video_size",
    "video_background",
    "video_format",
    "video_transparent",
    "hotkeys",
    "hotkey_keys",
)
"""Fields of the window rather than of the portrait; switching profiles does not change them."""

FORMER_NAMES = {
    "low_latency": "hurried",
    "saved_look": "own_look",
    "video_folder": "film_folder",
    "video_size": "film_size",
    "video_background": "film_background",
    "video_format": "film_format",
    "video_transparent": "film_transparent",
}
"""Fields by the names under which versions up to 0.1.0 stored them."""


def from_kept(kept: dict[str, object]) -> Settings:
    """Settings from the dict of `dataclasses.asdict`; a field that is missing or of another type keeps its default."""
    settings = Settings()
    for entry in fields(Settings):
        value = kept.get(entry.name, kept.get(FORMER_NAMES.get(entry.name, "")))
        if type(value) is type(getattr(settings, entry.name)):
            setattr(settings, entry.name, value)
    settings.window = settings.window if settings.window.isascii() else ""  # Qt's hexadecimal text
    settings.side = min(max(settings.side, 0), 1)
    return settings
