from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.devices.video_file import VideoFile
from desktop.provenance import signing_key
from desktop.provenance.file_signer import FileSigner
from desktop.provenance.signing_key import SigningKey


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    """A key of the kind that the program makes."""
    return signing_key.own_key(tmp_path_factory.mktemp("key"))


def video(path: Path, signer: FileSigner | None = None, frames: int = 20) -> Path:
    """A video of 64 x 64 pixels."""
    movie = VideoFile(path, 25, size=(64, 64), signer=signer)
    noise = np.random.default_rng(0)
    for index in range(frames):
        movie.add_frame(index, noise.integers(0, 256, (64, 64, 3), np.uint8))
    movie.finish()
    return path
