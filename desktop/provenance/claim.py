"""What the program states about a file it made."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from desktop.disclosure.consent import ConsentKind, photo_hash
from desktop.disclosure.disclosure import Disclosure
from inference.face.blendshapes import NAMES
from inference.motion.controls import Controls


@dataclass(frozen=True)
class Portrayed:
    """A photo that a file shows."""

    photo: str
    """SHA-256 of the photo's file, hexadecimal; empty if it cannot be read."""
    consent: ConsentKind = ConsentKind.NOT_STATED


@dataclass(frozen=True)
class Claim:
    """Statements about one file. Nothing in it names a person, a folder or a file of the user's."""

    portraits: tuple[Portrayed, ...] = ()
    marked: bool = True
    """Whether every frame shows the disclosure mark."""
    reason: str = ""
    """Why frames show none, in the user's words."""
    controls: Controls = field(default_factory=Controls)
    """The user's controls at the end."""

    def as_dict(self) -> dict[str, Any]:
        """The claim in the types of JSON."""
        return {
            "portraits": [{"sha256": shown.photo, "consent": shown.consent.value} for shown in self.portraits],
            "disclosure_mark": self.marked,
            "reason_for_no_mark": self.reason,
            "controls": _controls(self.controls),
        }


def claim_of(photo: Path | None, disclosure: Disclosure, controls: Controls | None = None) -> Claim:
    """The claim about a video of one photo, None for none."""
    shown = (Portrayed(digest_of(photo), disclosure.consent.kind),) if photo else ()
    return Claim(shown, disclosure.mark is not None, disclosure.reason, controls or Controls())


def digest_of(path: Path) -> str:
    """SHA-256 of a file as hexadecimal digits; empty if it cannot be read."""
    try:
        return photo_hash(path)
    except OSError:
        return ""


def _controls(controls: Controls) -> dict[str, Any]:
    """Controls by name. There are no lists of numbers in it: the reader of content credentials takes them for bytes."""
    values = asdict(controls)
    values["gaze"] = dict(zip(("yaw", "pitch"), controls.gaze, strict=True))
    values["head_pose"] = dict(zip(("yaw", "pitch", "roll"), controls.head_pose, strict=True))
    if controls.emotion is not None:
        weights = zip(NAMES, controls.emotion.tolist(), strict=True)
        values["emotion"] = {name: round(weight, 4) for name, weight in weights if weight}
    return values
