"""Valid text files of every kind that is read, as seeds of damaged ones."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import asdict

from desktop.devices.faces.packet_recording import FORMAT, VERSION
from desktop.settings.settings import Settings
from tests import face_packets

LOOK = {"name": "Board", "emotion": "happy", "strength": 0.8, "gaze_yaw": 1.0, "distance": 1.1, "head_motion": 0.6}
FRAMING = {"face": [0.4, 0.5], "zoom": 1.1, "shift": [0.0, 0.1]}
CURVES = (
    "Timecode,BlendShapeCount,JawOpen,EyeBlinkLeft,HeadYaw,LeftEyeYaw\n"
    "00:00:00:00.000,61,0.1,0.0,0.02,0.01\n00:00:00:01.000,61,0.6,1.0,0.03,0.0\n00:00:01:02.500,0,,,,\n"
    "00:00:02:02.500,61,0.2,0.1,-0.1,0.3\n"
)
OTHER_CURVES = "timestamp_ms,jawOpen,mouthClose,_neutral\n0,0.1,0.2,0\n40,0.3,0,0\n80,1,0.5,0\n"
PRESET = 'jawOpen = 0.2\nmouthSmileBoth = 0.5\nbrowInnerUp = 1\n"eyeWideLeft" = 0.25\n'
MODELS = '[toy]\nfile = "toy.onnx"\nsha256 = "{sha256}"\ninputs = {{ "x" = [1, 16, 96, 128] }}\ntraining = "none"\n'
VIDEO_TABLE = (
    "portrait,audio,out,size,emotion,gaze,head-motion,still,background,seed\n"
    'felix,june,a.mp4,512,happy:0.5,"5,-2",0.5,yes,blur,1\n\n'
    "Nadia,dora,b/b.mov,720p,,,,no,transparent,\nfelix,george,c-%05d.png,,,,,,#20603a,3\n"
)
CORRECTION = '{"voice_offset_ms": 31.4}'


def settings() -> str:
    """Two profiles with a saved look and a changed key."""
    kept = asdict(
        Settings(portrait="builtin:nadia", saved_look="Board", hotkeys=True, hotkey_keys={"mute": "Ctrl+Alt+M"})
    )
    kept["looks"] = [LOOK, {"name": "Calm", "head_motion": 0.5}]
    profiles = [{"name": "Everyday", "settings": asdict(Settings())}, {"name": "Home", "settings": kept}]
    return json.dumps({"version": 2, "current": "Home", "profiles": profiles})


def first_settings() -> str:
    """Version 1 of the file: settings without profiles."""
    return json.dumps(asdict(Settings(size="720p", background="blur")))


def photo_settings() -> str:
    return json.dumps({"title": "Aunt", "place": 2.0, "framing": FRAMING})


def history() -> str:
    films = [{"sound": "a.wav", "title": "a.wav", "out": "a.mp4"}, {"sound": "b.mp3", "title": "b", "out": ""}]
    return json.dumps({"films": films})


def order() -> str:
    return json.dumps(["builtin:nadia", "own:photo.png", "builtin:felix"])


def manifest() -> str:
    named = {"format": "understudy portrait", "version": 1, "title": "Aunt", "photo": "photo.jpg"}
    return json.dumps(named | {"framing": FRAMING, "look": {"background": "blur", "emotion": "sad", "distance": 1.2}})


def excel_table() -> str:
    """The table as a spreadsheet of a language with a decimal comma writes it."""
    return "sep=;\r\n" + VIDEO_TABLE.replace('"5,-2"', "").replace(",", ";").replace("\n", "\r\n")


def video_lines() -> list[str]:
    entries: list[dict[str, object]] = [
        {"portrait": "felix", "audio": "june", "out": "a.mp4", "gaze": [5, -2], "still": True, "seed": 1},
        {"portrait": "nadia", "audio": "dora", "out": "b/b.mov", "background": "transparent", "zoom": 1.1},
        {"portrait": "felix", "audio": "george", "out": "c-%05d.png", "emotion": None, "no-mark": True},
    ]
    return [json.dumps(entry) for entry in entries]


def packets() -> str:
    """A recording of another program's packets."""
    sent = [face_packets.vmc({"jawOpen": 0.1 * index}, (index, 0.0, 0.0), index / 60) for index in range(5)]
    head = json.dumps({"format": FORMAT, "version": VERSION, "protocol": "vmc"})
    return "\n".join([head, *(f"{index / 60:.6f} {b64encode(packet).decode()}" for index, packet in enumerate(sent))])
