"""Timebase: all times are microphone sample numbers."""

SAMPLE_RATE = 16_000
"""Sample rate in Hz inside the program; devices and files are resampled to it at input."""

MOTION_RATE = 25
"""Rate in Hz of the motion grid."""

SAMPLES_PER_MOTION = SAMPLE_RATE // MOTION_RATE
"""640; motion point i describes the face at sample i * 640."""

FEATURE_RATE = 100
"""Rate in Hz of log-mel frames."""

FRAMES_PER_POINT = FEATURE_RATE // MOTION_RATE
"""Log-mel frames per motion point."""

FRAME_SIZE = 512
"""Side in pixels of the square frame."""

FRAME_RATES = (25, 30, 40, 50, 60)
"""Selectable output frame rates."""


def sample_of_frame(index: int, fps: int) -> float:
    """Sample number (fractional) that frame `index` shows at `fps`."""
    return index * SAMPLE_RATE / fps


def seconds_of_sample(sample: float) -> float:
    """Time in seconds of a sample number."""
    return sample / SAMPLE_RATE
