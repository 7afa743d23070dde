"""What flows from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """A run of microphone samples."""

    samples: Floats
    """[n] 16 kHz mono, -1..1."""
    start: int
    """Sample number of samples[0]; a gap shows as a start other than expected."""
    captured_at: float
    """time.monotonic() when samples[-1] was captured."""


@dataclass(frozen=True, slots=True)
class HeadPose:
    """Head pose relative to the photo's own."""

    yaw: float = 0.0
    """Degrees, positive turns the face to the picture's right."""
    pitch: float = 0.0
    """Degrees, positive looks up."""
    roll: float = 0.0
    """Degrees, positive tilts clockwise in the picture."""
    tx: float = 0.0
    """Shift to the right, in inter-ocular distances."""
    ty: float = 0.0
    """Shift downwards, in inter-ocular distances."""
    scale: float = 1.0
    """1 is the photo's size; larger is nearer."""


@dataclass(frozen=True, slots=True)
class Steady:
    """What stays of a face when no further motion comes."""

    pose: HeadPose = HeadPose()
    gaze: tuple[float, float] = (0.0, 0.0)
    dynamics: Floats | None = None
    """[D], None for the neutral face."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The face at one instant, free of identity."""

    index: float
    """Position on the 25 Hz motion grid; fractional when sampled between grid points."""
    pose: HeadPose
    gaze: tuple[float, float]
    """(yaw, pitch) of the eyes relative to the head, degrees; positive looks to the picture's right / up."""
    dynamics: Floats
    """[D] coefficients of the dynamics space (see dynamics.py): lips, jaw, cheeks, brows, lids; 0 is neutral."""
    steady: Steady = Steady()
    breath: float = 0.0
    """How far breathed in: 0 as in the photo, about 1 full, -1 empty."""


@dataclass(frozen=True, slots=True)
class Framing:
    """What a person wants of a photo; the defaults leave it to the program."""

    face: tuple[float, float] | None = None
    """Take the face nearest to this point, in widths and heights of the upright photo; None for the largest face."""
    zoom: float = 1.0
    """Above 1 shows the face larger."""
    shift: tuple[float, float] = (0.0, 0.0)
    """By how much the picture moves over the photo, right and down, in face heights."""


AUTOMATIC = Framing()


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the decoder needs of one photo; built once by portrait.register."""

    name: str
    crop: Pixels
    """[512, 512, 3] RGB, the head and shoulders."""
    landmarks: Floats
    """[478, 3] the photo's own landmarks in crop pixels (z in the same unit, negative is nearer)."""
    blendshapes: Floats
    """[52] the photo's own expression, ARKit scores 0..1."""
    neutral: Floats
    """[478, 3] landmarks with the photo's own expression removed, crop pixels, in the photo's own head pose."""
    matte: Pixels
    """[512, 512] foreground probability * 255."""
    plate: Pixels
    """[512, 512, 3] RGB, the background with the person painted out."""
    notes: tuple[str, ...] = field(default=())
    """Sentences for the user, e.g. that several faces were found and the largest is used."""
    photo: Pixels | None = None
    """[h, w, 3] RGB, the photo around the crop, for wide pictures; None when there is only the crop."""
    square: tuple[float, float, float] = (0.0, 0.0, 512.0)
    """Left, top and side of the crop in pixels of `photo`; it may reach outside."""
    framing: Framing = AUTOMATIC
    """What its owner asked for; the crop follows it already."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One output picture."""

    index: int
    pixels: Pixels
    """[h, w, 3] RGB; [h, w, 4] with straight alpha where there is no background."""
    captured_at: float
    """time.monotonic() of the sound it shows; latency at any sink = now - captured_at."""
