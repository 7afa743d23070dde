"""Expressions of VRM avatars (versions 0 and 1) as mixtures of ARKit's shapes, for senders without "perfect sync"."""

from __future__ import annotations

from inference.face.blendshapes import COLUMN


def _shapes(**weights: float) -> dict[int, float]:
    return {COLUMN[name]: weight for name, weight in weights.items()}


_BOTH = _shapes(eyeBlinkLeft=1, eyeBlinkRight=1)
_HAPPY = _shapes(mouthSmileLeft=0.8, mouthSmileRight=0.8, cheekSquintLeft=0.5, cheekSquintRight=0.5)
_SAD = _shapes(mouthFrownLeft=0.6, mouthFrownRight=0.6, browInnerUp=0.7)
_ANGRY = _shapes(browDownLeft=0.8, browDownRight=0.8, mouthFrownLeft=0.3, mouthFrownRight=0.3)
_SURPRISED = _shapes(browInnerUp=0.7, browOuterUpLeft=0.7, browOuterUpRight=0.7, eyeWideLeft=0.6, eyeWideRight=0.6)
_AA, _IH = _shapes(jawOpen=0.5), _shapes(jawOpen=0.2, mouthStretchLeft=0.4, mouthStretchRight=0.4)
_OU, _OH = _shapes(mouthPucker=0.7, jawOpen=0.1), _shapes(mouthFunnel=0.6, jawOpen=0.3)
_EE = _shapes(jawOpen=0.15, mouthSmileLeft=0.3, mouthSmileRight=0.3)
_UP, _DOWN = _shapes(eyeLookUpLeft=1, eyeLookUpRight=1), _shapes(eyeLookDownLeft=1, eyeLookDownRight=1)
_LEFT, _RIGHT = _shapes(eyeLookOutLeft=1, eyeLookInRight=1), _shapes(eyeLookInLeft=1, eyeLookOutRight=1)

EXPRESSIONS = {
    "blink": _BOTH,
    "blink_l": _shapes(eyeBlinkLeft=1),
    "blink_r": _shapes(eyeBlinkRight=1),
    "blinkleft": _shapes(eyeBlinkLeft=1),
    "blinkright": _shapes(eyeBlinkRight=1),
    "joy": _HAPPY,
    "fun": _HAPPY,
    "happy": _HAPPY,
    "relaxed": _HAPPY,
    "sorrow": _SAD,
    "sad": _SAD,
    "angry": _ANGRY,
    "surprised": _SURPRISED,
    "a": _AA,
    "aa": _AA,
    "i": _IH,
    "ih": _IH,
    "u": _OU,
    "ou": _OU,
    "e": _EE,
    "ee": _EE,
    "o": _OH,
    "oh": _OH,
    "lookup": _UP,
    "lookdown": _DOWN,
    "lookleft": _LEFT,
    "lookright": _RIGHT,
}
"""Weights by column of inference.face.blendshapes.NAMES, by the expression's name in small letters."""
