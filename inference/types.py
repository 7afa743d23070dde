"""Data types passed between pipeline stages."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """A block of microphone samples."""

    samples: Floats
    """[n] 16 kHz mono, -1..1."""
    start: int
    """Sample number of samples[0]; after a gap it differs from the expected one."""
    captured_at: float
    """time.perf_counter() when samples[-1] was captured."""


@dataclass(frozen=True, slots=True)
class HeadPose:
    """Head pose relative to the pose in the photo."""

    yaw: float = 0.0
    """Degrees; positive turns the face to the right of the frame."""
    pitch: float = 0.0
    """Degrees; positive looks up."""
    roll: float = 0.0
    """Degrees; positive tilts clockwise in the frame."""
    tx: float = 0.0
    """Shift to the right in inter-ocular distances."""
    ty: float = 0.0
    """Shift downwards in inter-ocular distances."""
    scale: float = 1.0
    """1 is the size in the photo; larger is nearer."""


@dataclass(frozen=True, slots=True)
class HeldMotion:
    """Slowly changing part of a motion, held when no further motion arrives."""

    pose: HeadPose = HeadPose()
    gaze: tuple[float, float] = (0.0, 0.0)
    dynamics: Floats | None = None
    """[D] coefficients; None for the neutral face."""
    own_expression: float = 1.0
    """As in Motion."""


@dataclass(frozen=True, slots=True)
class Motion:
    """Identity-free facial motion at one instant."""

    index: float
    """Position on the 25 Hz motion grid; fractional between grid points."""
    pose: HeadPose
    gaze: tuple[float, float]
    """(yaw, pitch) of the eyes relative to the head in degrees; positive looks to the right of the frame / up."""
    dynamics: Floats
    """[D] coefficients of the dynamics space (see dynamics.py): lips, jaw, cheeks, brows, lids; 0 is neutral."""
    held: HeldMotion = HeldMotion()
    breath: float = 0.0
    """Lung volume relative to the photo: 0 as in the photo, about 1 full, -1 empty."""
    own_expression: float = 1.0
    """Share of the trace of the photo's own expression that remains; an emotion takes its place."""
    tongue: tuple[float, float] = (0.0, 0.0)
    """(raised, out) of the tongue's tip, 0..1: raised behind the upper teeth as in l, n, t, d; out between the teeth as
    in th."""


@dataclass(frozen=True, slots=True)
class Framing:
    """The user's choice of face and crop; the defaults are automatic."""

    face: tuple[float, float] | None = None
    """Selects the face nearest to this point, in widths and heights of the upright photo; None selects the largest."""
    zoom: float = 1.0
    """Above 1 enlarges the face."""
    shift: tuple[float, float] = (0.0, 0.0)
    """Shift of the crop over the photo, right and down, in face heights."""


AUTOMATIC = Framing()


@dataclass(frozen=True, slots=True)
class Teeth:
    """Both rows as textures in arch coordinates, and the colour of what lies behind."""

    upper: Pixels
    """[h, w, 4] RGB and opacity; layout as in tooth_texture.py."""
    lower: Pixels
    """The same for the lower row, upside down: its edge is at the same height, and gums are above it."""
    lips: Floats
    """[3] mean colour of the lips, RGB 0..255."""
    tongue: Floats
    """[3] colour of the tongue in full light."""
    flat: bool = False
    """Whether the mouth is drawn in flat colours, without shading."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """Registered photo: all inputs of the decoder; built once by portrait.register."""

    name: str
    crop: Pixels
    """[512, 512, 3] RGB, head and shoulders."""
    landmarks: Floats
    """[478, 3] landmarks of the photo in crop pixels (z in the same unit, negative is nearer)."""
    blendshapes: Floats
    """[52] ARKit scores 0..1 of the expression in the photo."""
    neutral: Floats
    """[478, 3] landmarks in crop pixels with the photo's expression removed and its head pose kept."""
    matte: Pixels
    """[512, 512] foreground probability * 255."""
    plate: Pixels
    """[512, 512, 3] RGB, the background with the person inpainted."""
    notes: tuple[str, ...] = field(default=())
    """Messages for the user, e.g. that several faces were found and the largest is used."""
    photo: Pixels | None = None
    """[h, w, 3] RGB, the photo around the crop for wide frames; None if only the crop is available."""
    square: tuple[float, float, float] = (0.0, 0.0, 512.0)
    """Left, top and side of the crop in pixels of `photo`; it may extend outside."""
    framing: Framing = AUTOMATIC
    """The framing requested by the user; the crop already follows it."""
    teeth: Teeth | None = None
    """None in a portrait that `register` did not make."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An output frame."""

    index: int
    pixels: Pixels
    """[h, w, 3] RGB; [h, w, 4] with straight alpha if the background is transparent."""
    captured_at: float
    """time.perf_counter() of the sound shown; latency at any sink = now - captured_at."""
