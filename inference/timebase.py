"""One clock: everything is indexed by microphone sample number."""

SAMPLE_RATE = 16_000
"""Samples a second on every inner path; devices and files are resampled to it at the door."""

MOTION_RATE = 25
"""Points a second on the motion grid."""

SAMPLES_PER_MOTION = SAMPLE_RATE // MOTION_RATE
"""640: motion point i describes the face at sample i * 640."""

FRAME_SIZE = 512
"""Side of the square picture in pixels."""

FRAME_RATES = (25, 30, 40, 50, 60)
"""Output frame rates on offer."""


def sample_of_frame(index: int, fps: int) -> float:
    """Sample number (fractional) that frame `index` of an output at `fps` shows."""
    return index * SAMPLE_RATE / fps


def seconds_of_sample(sample: float) -> float:
    """Time of a sample number in seconds."""
    return sample / SAMPLE_RATE
